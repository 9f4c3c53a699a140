import HTTPTypes

/// Decides whether a browser sent a form from a page of ours.
enum SameOrigin {
    /// - Parameter origin: Of the service, such as `https://rollcall.example.com`.
    ///
    /// `Sec-Fetch-Site` can't be set by any page; where a browser doesn't send it, `Origin` is compared. A form with neither
    /// comes from no browser of this decade, and is refused.
    static func allows(_ headers: HTTPFields, origin: String) -> Bool {
        if let site = headers[.secFetchSite] { return site == "same-origin" }
        return headers[.origin].map { $0.lowercased() == origin.lowercased() } ?? false
    }
}

extension HTTPField.Name {
    static let secFetchSite: HTTPField.Name = {
        guard let name = HTTPField.Name("Sec-Fetch-Site") else {
            preconditionFailure("It is made of token characters.")
        }
        return name
    }()
}
