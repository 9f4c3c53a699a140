/// How log records are written.
package enum LogFormat: String, CaseIterable, Sendable {
    case json, text
}
