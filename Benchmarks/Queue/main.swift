// What a real worker does with jobs that cost nothing themselves: what is measured is the queue.
//
//   bench-queue fill <jobs> <tenants>          puts jobs into the queue
//   bench-queue drain <jobs>                   works until so many are done; prints {"jobs": N, "seconds": S}
//   bench-queue arrive <jobs>                  another tenant's jobs come one by one; prints {"waits": [S…], "claims": [N…]}
//   bench-queue work [<seconds>]               does jobs with an effect, a row in public.effects each, until it is killed;
//                                              so long after it has taken them, deaf to everything meanwhile
//
// with ROLLCALL_DATABASE_URL naming a migrated database.
import Foundation
import Logging
import Postgres

let arguments = CommandLine.arguments.dropFirst()
let numbers = arguments.dropFirst().compactMap { Int64($0) }
guard let url = ProcessInfo.processInfo.environment["ROLLCALL_DATABASE_URL"], let verb = arguments.first else {
    print("usage: ROLLCALL_DATABASE_URL=… bench-queue fill|drain|arrive|work [numbers]")
    exit(2)
}
var logger = Logger(label: "bench-queue")
logger.logLevel = .warning
var configuration = PostgresConfiguration(url: url, connections: 8)
configuration.statementTimeout = .seconds(120)
let client = PostgresClient(configuration: configuration, logger: logger)
let connections = Task { try await client.run() }

switch (verb, numbers.count) {
case ("fill", 2):
    try await Backlog(client: client).fill(numbers[0], tenants: numbers[1])
case ("drain", 1):
    let seconds = try await Drain(client: client, logger: logger).run(jobs: numbers[0])
    print("{\"jobs\": \(numbers[0]), \"seconds\": \(seconds)}")
case ("arrive", 1):
    print(try await Arrivals(client: client, logger: logger).run(jobs: numbers[0]).text)
case ("work", 0), ("work", 1):
    await EffectWork(client: client, logger: logger, hesitation: numbers.first ?? 0).run()
default:
    print("bench-queue \(verb) takes other numbers; see Benchmarks/Queue/main.swift")
    exit(2)
}
connections.cancel()
_ = try? await connections.value
