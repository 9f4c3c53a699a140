import Synchronization

/// What handlers have seen, in order.
final class Tally<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])

    func add(_ element: Element) {
        elements.withLock { $0.append(element) }
    }

    var all: [Element] { elements.withLock { $0 } }
    var count: Int { all.count }
}
