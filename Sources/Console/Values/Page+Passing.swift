import FoundationEssentials
import Tenancy

extension Page where Cursor == UUID {
    private static var rowsAtOnce: Int { 200 }

    /// A page of what passes, of a list of which a tenant has some and not thousands: it is walked from the place on.
    ///
    /// - Parameter read: A page of the list after an id.
    static func passing(
        after place: UUID?, limit: Int, id: (Element) -> UUID, where passes: (Element) -> Bool,
        _ read: (_ after: UUID?, _ limit: Int) async throws -> Page<Element, UUID>
    ) async throws -> Page<Element, UUID> {
        var (found, place): ([Element], UUID?) = ([], place)
        repeat {
            let page = try await read(place, rowsAtOnce)
            found += page.elements.filter(passes)
            place = page.next
        } while place != nil && found.count <= limit
        return Page(found, limit: limit, cursor: id)
    }
}
