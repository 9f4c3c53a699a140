import Hummingbird
import JSON
import Tenancy
import Web

extension Response {
    /// A piece of a list: `{"data":[…],"next_cursor":…}`.
    static func page(_ data: [JSONObject], next: String?) -> Response {
        .json(["data": .array(data.map(JSONValue.object)), "next_cursor": next.map(JSONValue.string) ?? .null])
    }

    static func page<Element, Key>(
        _ page: Page<Element, Key>, of list: ListCursor, key: (Key) -> String, _ element: (Element) -> JSONObject
    ) -> Response {
        .page(page.elements.map(element), next: page.next.map { list.text(for: key($0)) })
    }
}
