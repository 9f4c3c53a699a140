import HTTPTypes

/// What every page says to the browser besides what every answer does: nothing of others, nowhere else, in no frame.
enum PageHeaders {
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:",
        "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    ].joined(separator: "; ")

    static let all: HTTPFields = {
        var fields: HTTPFields = [.contentSecurityPolicy: policy]
        // Not `no-referrer`: with it a browser says that a form's origin is null.
        for (text, value) in [
            ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
        ] {
            if let name = HTTPField.Name(text) { fields[name] = value }
        }
        return fields
    }()
}
