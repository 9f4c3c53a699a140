import SCIM

/// Splits a filter into what Postgres decides and what is left for `FilterEvaluator`.
///
/// A conjunction is split along its parts; a disjunction or negation goes to Postgres whole or not at all.
struct FilterCompiler {
    struct Result {
        /// Nil when Postgres lets every row through.
        var condition: Condition?
        /// What the rows that pass must fulfil besides.
        var residual: Filter?
    }

    /// More comparisons than this in one statement would make a plan that serves nobody else.
    private static let largestCondition = 16

    let fields: any FilterFields

    func compile(_ filter: Filter) -> Result {
        guard case .and(let parts) = filter else {
            guard let condition = whole(filter, within: Self.largestCondition) else { return Result(residual: filter) }
            return Result(condition: condition)
        }
        var conditions: [Condition] = []
        var residual: [Filter] = []
        var room = Self.largestCondition
        for part in parts {
            if let condition = whole(part, within: room) {
                conditions.append(condition)
                room -= Self.size(part)
            } else {
                residual.append(part)
            }
        }
        return Result(
            condition: conditions.isEmpty ? nil : .and(conditions),
            residual: residual.isEmpty ? nil : residual.count == 1 ? residual[0] : .and(residual))
    }

    private func whole(_ filter: Filter, within room: Int) -> Condition? {
        guard Self.size(filter) <= room else { return nil }
        return condition(filter)
    }

    private func condition(_ filter: Filter) -> Condition? {
        switch filter {
        case .and(let parts): all(parts).map(Condition.and)
        case .or(let parts): all(parts).map(Condition.or)
        case .not(let part): condition(part).map(Condition.not)
        case .comparison(let path, let comparison, let value): fields.comparison(path, comparison, value)
        case .present(let path): fields.present(path)
        case .valuePath(let path, let inner): elementCondition(path, inner)
        }
    }

    private func elementCondition(_ path: AttributePath, _ inner: Filter) -> Condition? {
        guard let table = fields.elements(of: path),
            let condition = FilterCompiler(fields: table).condition(inner)
        else { return nil }
        return table.any(condition)
    }

    private func all(_ parts: [Filter]) -> [Condition]? {
        var conditions: [Condition] = []
        for part in parts {
            guard let condition = condition(part) else { return nil }
            conditions.append(condition)
        }
        return conditions
    }

    private static func size(_ filter: Filter) -> Int {
        switch filter {
        case .and(let parts), .or(let parts): parts.reduce(0) { $0 + size($1) }
        case .not(let part), .valuePath(_, let part): size(part)
        case .comparison, .present: 1
        }
    }
}
