/// The rule for addresses by which users of the console are known: one `@` between two parts, no spaces, 254 characters.
enum ConsoleAddress {
    static let longest = 254

    /// The address as it is kept; throws ``TenancyError/consoleAddressInvalid``.
    static func validated(_ text: String) throws(TenancyError) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].count >= 3, parts[1].contains("."), text.count <= longest,
            text.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace && $0.properties.generalCategory != .control })
        else { throw .consoleAddressInvalid }
        return text
    }
}
