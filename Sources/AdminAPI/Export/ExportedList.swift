package import JSON

/// What an export of a list says of each element.
package struct ExportedList<Element: Sendable>: Sendable {
    /// The members that are columns of CSV, in order.
    let columns: [String]
    let json: @Sendable (Element) -> JSONObject

    package init(columns: [String], json: @Sendable @escaping (Element) -> JSONObject) {
        self.columns = columns
        self.json = json
    }
}
