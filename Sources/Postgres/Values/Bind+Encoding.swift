import CLibPQ
import FoundationEssentials

extension Bind {
    /// Object id of the parameter's type.
    var type: Oid {
        switch self {
        case .uuid: TypeOID.uuid
        case .text: TypeOID.text
        case .int8: TypeOID.int8
        case .int4: TypeOID.int4
        case .int2: TypeOID.int2
        case .bool: TypeOID.bool
        case .double: TypeOID.float8
        case .timestamp: TypeOID.timestamptz
        case .bytes: TypeOID.bytea
        case .json: TypeOID.json
        case .uuids, .optionalUUIDs: TypeOID.uuidArray
        case .texts: TypeOID.textArray
        case .int8s: TypeOID.int8Array
        case .int4s: TypeOID.int4Array
        case .int2s: TypeOID.int2Array
        case .bools: TypeOID.boolArray
        case .doubles: TypeOID.float8Array
        case .timestamps, .optionalTimestamps: TypeOID.timestamptzArray
        case .jsons: TypeOID.jsonArray
        case .byteStrings: TypeOID.byteaArray
        }
    }

    var isNull: Bool {
        switch self {
        case .uuid(nil), .text(nil), .int8(nil), .int4(nil), .int2(nil), .bool(nil), .double(nil), .timestamp(nil),
            .bytes(nil), .json(nil):
            true
        default: false
        }
    }

    /// Appends the value in the type's binary form (`…_send` in the server's `utils/adt`); nothing for NULL.
    func encode(into bytes: inout [UInt8]) {
        switch self {
        case .uuid(let value): value?.encode(into: &bytes)
        case .text(let value), .json(let value): if let value { bytes.append(contentsOf: value.utf8) }
        case .int8(let value): if let value { bytes.append(bigEndian: value) }
        case .int4(let value): if let value { bytes.append(bigEndian: value) }
        case .int2(let value): if let value { bytes.append(bigEndian: value) }
        case .bool(let value): if let value { bytes.append(value ? 1 : 0) }
        case .double(let value): if let value { bytes.append(bigEndian: value.bitPattern) }
        case .timestamp(let value): if let value { value.encode(into: &bytes) }
        case .bytes(let value): if let value { bytes.append(contentsOf: value) }
        default: encodeArray(into: &bytes)
        }
    }

    /// False for a date that `timestamptz` cannot hold.
    var isInRange: Bool {
        switch self {
        case .timestamp(let date): date.map { PostgresTime.microseconds($0) != nil } ?? true
        case .timestamps(let dates): dates.allSatisfy { PostgresTime.microseconds($0) != nil }
        case .optionalTimestamps(let dates):
            dates.allSatisfy { $0.map { PostgresTime.microseconds($0) != nil } ?? true }
        default: true
        }
    }

    private func encodeArray(into bytes: inout [UInt8]) {
        switch self {
        case .uuids(let values): bytes.append(values, of: TypeOID.uuid) { $0.encode(into: &$1) }
        case .optionalUUIDs(let values): bytes.append(optional: values, of: TypeOID.uuid) { $0.encode(into: &$1) }
        case .texts(let values): bytes.append(optional: values, of: TypeOID.text) { $1.append(contentsOf: $0.utf8) }
        case .jsons(let values): bytes.append(optional: values, of: TypeOID.json) { $1.append(contentsOf: $0.utf8) }
        case .int8s(let values): bytes.append(values, of: TypeOID.int8) { $1.append(bigEndian: $0) }
        case .int4s(let values): bytes.append(values, of: TypeOID.int4) { $1.append(bigEndian: $0) }
        case .int2s(let values): bytes.append(values, of: TypeOID.int2) { $1.append(bigEndian: $0) }
        case .bools(let values): bytes.append(values, of: TypeOID.bool) { $1.append($0 ? 1 : 0) }
        case .doubles(let values): bytes.append(values, of: TypeOID.float8) { $1.append(bigEndian: $0.bitPattern) }
        case .timestamps(let values): bytes.append(values, of: TypeOID.timestamptz) { $0.encode(into: &$1) }
        case .optionalTimestamps(let values):
            bytes.append(optional: values, of: TypeOID.timestamptz) { $0.encode(into: &$1) }
        case .byteStrings(let values):
            bytes.append(optional: values, of: TypeOID.bytea) { $1.append(contentsOf: $0) }
        default: break
        }
    }
}

extension UUID {
    fileprivate func encode(into bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: uuid) { unsafe bytes.append(contentsOf: $0) }
    }
}

extension Date {
    fileprivate func encode(into bytes: inout [UInt8]) {
        bytes.append(bigEndian: PostgresTime.microseconds(self) ?? 0)
    }
}

extension [UInt8] {
    fileprivate mutating func append(bigEndian value: some FixedWidthInteger) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }

    /// Appends a one-dimensional array without NULLs (`array_recv` in arrayfuncs.c).
    fileprivate mutating func append<Item>(
        _ values: [Item], of type: Oid,
        _ encode: (Item, inout [UInt8]) -> Void
    ) {
        appendHeader(count: values.count, type: type, hasNull: false)
        for value in values { appendElement(value, encode) }
    }

    fileprivate mutating func append<Item>(
        optional values: [Item?], of type: Oid,
        _ encode: (Item, inout [UInt8]) -> Void
    ) {
        appendHeader(count: values.count, type: type, hasNull: values.contains { $0 == nil })
        for value in values {
            if let value { appendElement(value, encode) } else { append(bigEndian: Int32(-1)) }
        }
    }

    private mutating func appendHeader(count: Int, type: Oid, hasNull: Bool) {
        append(bigEndian: Int32(count == 0 ? 0 : 1))
        append(bigEndian: Int32(hasNull ? 1 : 0))
        append(bigEndian: type)
        guard count > 0 else { return }
        append(bigEndian: Int32(clamping: count))
        append(bigEndian: Int32(1))
    }

    private mutating func appendElement<Item>(
        _ value: Item, _ encode: (Item, inout [UInt8]) -> Void
    ) {
        let start = count
        append(bigEndian: Int32(0))
        encode(value, &self)
        let length = Int32(clamping: count - start - 4)
        for index in 0..<4 { self[start + index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * index)) }
    }
}
