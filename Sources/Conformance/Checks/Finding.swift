/// What was asked, what came, what should have come, and what to do.
package struct Finding: Sendable, Hashable {
    package struct Asked: Sendable, Hashable {
        package let method: String
        package let target: String
        package let body: String?
    }

    package struct Came: Sendable, Hashable {
        /// Nil when nothing came; ``body`` then says why.
        package let status: Int?
        package let contentType: String?
        package let body: String?
    }

    package let asked: Asked
    package let came: Came
    /// A sentence.
    package let expected: String
    /// A sentence.
    package let advice: String
}

extension Finding.Asked {
    init(_ request: ConformanceRequest) {
        self.init(
            method: request.method, target: request.target, body: request.isSecret ? nil : Finding.excerpt(request.body)
        )
    }
}

extension Finding.Came {
    init(_ answer: ConformanceAnswer, isSecret: Bool = false) {
        let target = (300..<400).contains(answer.status) ? answer.header("location") : nil
        self.init(
            status: answer.status, contentType: answer.header("content-type"),
            body: target.map { "a redirect to \($0), which is not followed" }
                ?? (isSecret ? nil : Finding.excerpt(answer.body)))
    }

    init(_ failure: NoAnswer) {
        self.init(status: nil, contentType: nil, body: failure.description)
    }
}

extension Finding {
    /// Bytes of a body that are shown.
    static let shown = 600

    /// The beginning of a body on one line; nil for none.
    static func excerpt(_ body: [UInt8]) -> String? {
        guard !body.isEmpty else { return nil }
        let text = String(decoding: body.prefix(shown), as: UTF8.self)
        let line = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }.filter { !$0.isControl })
        return body.count > shown ? line + "…" : line
    }
}

extension Character {
    fileprivate var isControl: Bool {
        unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
