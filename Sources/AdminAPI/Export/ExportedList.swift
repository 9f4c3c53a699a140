import JSON

/// What an export of a list says of each element.
struct ExportedList<Element: Sendable>: Sendable {
    /// The members that are columns of CSV, in order.
    let columns: [String]
    let json: @Sendable (Element) -> JSONObject
}
