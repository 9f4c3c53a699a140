import Directory
import HTTPTypes
import Hummingbird

extension Request {
    /// The versions that `If-Match` demands; nil for any.
    var expectedVersions: Set<Int64>? {
        VersionCondition(ifMatch: headers[.ifMatch]).expected
    }
}
