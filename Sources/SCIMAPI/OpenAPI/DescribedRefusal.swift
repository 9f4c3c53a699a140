import JSON
import Web

/// One error that operations can answer, by status.
struct DescribedRefusal: Sendable {
    let status: Int
    private let description: String
    private let header: String?

    private init(_ status: Int, _ description: String, header: String? = nil) {
        self.status = status
        self.description = description
        self.header = header
    }

    static let all = [
        DescribedRefusal(400, "The request is wrong; scimType says in which way (RFC 7644 Table 9)."),
        DescribedRefusal(
            401, "The credential is missing or not valid for this tenant.", header: "WWW-Authenticate"),
        DescribedRefusal(
            403, "The tenant is suspended, the token stands for a person, or discovery was to be filtered."),
        DescribedRefusal(404, "There is no such resource."),
        DescribedRefusal(409, "A value that must be unique is taken; scimType is uniqueness."),
        DescribedRefusal(412, "The present version is not the one that If-Match names."),
        DescribedRefusal(413, "The body or the number of operations or members in it exceeds its limit."),
        DescribedRefusal(414, "The request target is too long."),
        DescribedRefusal(415, "The body is in no media type that is taken here."),
        DescribedRefusal(429, "There are too many requests.", header: "Retry-After"),
        DescribedRefusal(501, "This part of SCIM is not served."),
        DescribedRefusal(
            503, "The service can't answer at the moment; the same request may succeed soon.", header: "Retry-After"),
    ]

    /// The Response Object.
    var document: JSONValue {
        var document: JSONObject = ["description": .string(description)]
        if let header {
            document.append("headers", OpenAPIDocument.references(toHeaders: [header]))
        }
        document.append("content", ["application/scim+json": ["schema": OpenAPIDocument.reference(to: "Error")]])
        return .object(document)
    }
}
