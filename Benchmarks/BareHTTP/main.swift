// The limit that reads are measured against: the HTTP server that Rollcall is built on, answering an empty 200.
import Hummingbird

let address = CommandLine.arguments.dropFirst().first ?? "127.0.0.1:0"
let parts = address.split(separator: ":")
let router = Router()
router.get("/**") { _, _ in HTTPResponse.Status.ok }
let application = Application(
    router: router,
    configuration: ApplicationConfiguration(
        address: .hostname(String(parts[0]), port: Int(parts[1]) ?? 0), serverName: nil))
try await application.runService()
