import Hummingbird
import Web

extension Request {
    /// Whether `dry_run=true` asks what would happen.
    func isDryRun() throws(Failure) -> Bool {
        switch try Query(uri.query).value("dry_run") {
        case nil, "false": false
        case "true": true
        default: throw .invalidParameter("dry_run", "must be true or false")
        }
    }
}
