package import FoundationEssentials

/// A typed value for one parameter of a statement; sent in binary with the type's own object id.
///
/// An enum or domain column takes `.text` with a cast in the SQL (`$1::rollcall.job_state`); a `json` column `.json`.
/// Timestamps are `timestamptz` in whole microseconds. A `nil` is NULL; arrays are one-dimensional.
package enum Bind: Sendable, Equatable {
    case uuid(UUID?)
    case text(String?)
    case int8(Int64?)
    case int4(Int32?)
    case int2(Int16?)
    case bool(Bool?)
    case double(Double?)
    case timestamp(Date?)
    case bytes([UInt8]?)
    /// JSON text, which the server checks when it stores it.
    case json(String?)
    case uuids([UUID])
    case optionalUUIDs([UUID?])
    case texts([String?])
    case int8s([Int64])
    case int4s([Int32])
    case int2s([Int16])
    case bools([Bool])
    case doubles([Double])
    case timestamps([Date])
    case optionalTimestamps([Date?])
    case jsons([String?])
    case byteStrings([[UInt8]?])
}
