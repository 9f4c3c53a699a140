import HTTPTypes
import SCIM
import Web

extension Failure {
    /// What the directory refuses, in the admin API's words.
    init(_ error: SCIMError) {
        let code =
            switch error.type {
            case .invalidFilter: "invalid_filter"
            case .tooMany: "too_many"
            default: error.status == 404 ? "not_found" : "invalid_parameter"
            }
        self.init(HTTPResponse.Status(code: error.status), code: code, detail: error.detail)
    }
}
