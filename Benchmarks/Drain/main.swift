// Drains jobs that do nothing with a real worker and prints {"jobs": N, "seconds": S}: what is measured is the queue itself.
//
//   bench-drain <jobs> <tenants>      with ROLLCALL_DATABASE_URL naming a migrated database
import Foundation
import Jobs
import Logging
import Postgres

guard let url = ProcessInfo.processInfo.environment["ROLLCALL_DATABASE_URL"],
    case let numbers = CommandLine.arguments.dropFirst().compactMap({ Int64($0) }), numbers.count == 2
else {
    print("usage: ROLLCALL_DATABASE_URL=… bench-drain <jobs> <tenants>")
    exit(2)
}
var logger = Logger(label: "bench-drain")
logger.logLevel = .warning
let drain = Drain(jobs: numbers[0], tenants: numbers[1], url: url, logger: logger)
let seconds = try await drain.run()
print("{\"jobs\": \(drain.jobs), \"seconds\": \(seconds)}")
