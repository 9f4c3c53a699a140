import HTTPTypes
import JSON
import Web

extension AdminOperation {
    /// `GET` of a list that is read page by page.
    ///
    /// - Parameter element: The name of the schema of its elements.
    static func list(
        _ path: String, _ id: String, _ summary: String, of element: String, filters: [DescribedParameter] = [],
        refusals: [Failure] = []
    ) -> AdminOperation {
        AdminOperation(
            .get, path, id, summary, parameters: [.limit, .cursor] + filters, answers: [.page(of: element)],
            refusals: refusals)
    }

    /// `GET` of a list that has one page.
    static func whole(
        _ path: String, _ id: String, _ summary: String, of element: String, parameters: [DescribedParameter] = [],
        refusals: [Failure] = []
    ) -> AdminOperation {
        AdminOperation(
            .get, path, id, summary, parameters: parameters, answers: [.page(of: element)], refusals: refusals)
    }

    /// `GET` of one thing.
    ///
    /// - Parameter isVersioned: Whether the answer has an `ETag`.
    static func read(
        _ path: String, _ id: String, _ summary: String, _ schema: String, isVersioned: Bool = true,
        refusals: [Failure] = []
    ) -> AdminOperation {
        AdminOperation(
            .get, path, id, summary, answers: [.ok(schema, isVersioned: isVersioned)], refusals: refusals)
    }

    /// `POST` that makes something.
    static func create(
        _ path: String, _ id: String, _ summary: String, body: JSONValue, _ schema: String,
        headers: [String] = ["Location", "ETag"], refusals: [Failure]
    ) -> AdminOperation {
        AdminOperation(
            .post, path, id, summary, body: DescribedBody(body), answers: [.created(schema, headers: headers)],
            refusals: refusals)
    }

    /// `PATCH` of what is there, under the condition in `If-Match`.
    static func update(
        _ path: String, _ id: String, _ summary: String, body: JSONValue, _ schema: String, refusals: [Failure]
    ) -> AdminOperation {
        AdminOperation(
            .patch, path, id, summary, parameters: [.ifMatch], body: DescribedBody(body), answers: [.ok(schema)],
            refusals: refusals)
    }

    /// - Parameters:
    ///   - isVersioned: Whether `If-Match` is heeded.
    ///   - isShownBeforehand: Whether `dry_run=true` shows what would go, see ``AuditActions/shownBeforehand``.
    static func delete(
        _ path: String, _ id: String, _ summary: String, isVersioned: Bool = true, isShownBeforehand: Bool = false,
        refusals: [Failure]
    ) -> AdminOperation {
        AdminOperation(
            .delete, path, id, summary,
            parameters: (isVersioned ? [.ifMatch] : []) + (isShownBeforehand ? [.dryRun] : []),
            answers: (isShownBeforehand ? [.shownBeforehand] : []) + [.deleted], refusals: refusals)
    }

    /// `POST` that does something to what is there and has no body.
    static func act(
        _ path: String, _ id: String, _ summary: String, _ answer: DescribedAnswer, refusals: [Failure]
    ) -> AdminOperation {
        AdminOperation(.post, path, id, summary, answers: [answer], refusals: refusals)
    }
}

extension DescribedAnswer {
    static let shownBeforehand = DescribedAnswer(
        200, "With dry_run=true: what would go.", schema: OpenAPIDocument.reference(to: "DeletionRehearsal"))

    static func ok(_ schema: String, isVersioned: Bool = true) -> DescribedAnswer {
        DescribedAnswer(
            200, "What was asked for.", schema: OpenAPIDocument.reference(to: schema),
            headers: isVersioned ? ["ETag"] : [])
    }

    static func created(_ schema: String, headers: [String]) -> DescribedAnswer {
        DescribedAnswer(201, "It was created.", schema: OpenAPIDocument.reference(to: schema), headers: headers)
    }

    /// - Parameter schema: Its name.
    static func accepted(_ schema: String, headers: [String] = []) -> DescribedAnswer {
        accepted(OpenAPIDocument.reference(to: schema), headers: headers)
    }

    static func accepted(_ schema: JSONValue, headers: [String] = []) -> DescribedAnswer {
        DescribedAnswer(202, "It will be done.", schema: schema, headers: headers)
    }

    static let deleted = DescribedAnswer(204, "It is gone.")

    /// A piece of a list; `next_cursor` is null on the last one.
    static func page(of element: String) -> DescribedAnswer {
        let members: [SchemaMember] = [.list("data", of: element), .text("next_cursor").nullable]
        return DescribedAnswer(200, "A page.", schema: members.answer)
    }
}
