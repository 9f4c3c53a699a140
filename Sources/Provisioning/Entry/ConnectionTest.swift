import FoundationEssentials
import JSON
package import SCIM

/// Recognises the request with which an identity provider tries its settings.
package enum ConnectionTest {
    /// Entra looks for a person whose name is a random GUID and expects nobody; Okta asks for the first two people.
    ///
    /// - Parameter found: How many resources the answer holds.
    package static func isOne(_ search: SearchRequest, isOkta: Bool, found: Int) -> Bool {
        guard let filter = search.filter?.filter else {
            return isOkta && search.cursor == nil && search.page.startIndex == 1 && search.page.count == 2
        }
        guard found == 0, case .comparison(let path, .eq, .string(let value)) = filter,
            path.description == "userName"
        else { return false }
        return UUID(uuidString: value) != nil
    }
}
