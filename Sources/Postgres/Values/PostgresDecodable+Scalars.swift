package import FoundationEssentials

extension Bool: PostgresDecodable {
    package static func decode(_ cell: Cell) throws(PostgresError) -> Bool {
        guard cell.type == TypeOID.bool else { throw cell.mismatch("Bool") }
        return try cell.integer(UInt8.self) != 0
    }
}

extension Int16: PostgresDecodable {
    package static func decode(_ cell: Cell) throws(PostgresError) -> Int16 {
        guard cell.type == TypeOID.int2 else { throw cell.mismatch("Int16") }
        return try cell.integer(Int16.self)
    }
}

extension Int32: PostgresDecodable {
    package static func decode(_ cell: Cell) throws(PostgresError) -> Int32 {
        switch cell.type {
        case TypeOID.int4: try cell.integer(Int32.self)
        case TypeOID.int2: Int32(try cell.integer(Int16.self))
        default: throw cell.mismatch("Int32")
        }
    }
}

extension Int64: PostgresDecodable {
    package static func decode(_ cell: Cell) throws(PostgresError) -> Int64 {
        switch cell.type {
        case TypeOID.int8: try cell.integer(Int64.self)
        case TypeOID.int4: Int64(try cell.integer(Int32.self))
        case TypeOID.int2: Int64(try cell.integer(Int16.self))
        case TypeOID.oid: Int64(try cell.integer(UInt32.self))
        default: throw cell.mismatch("Int64")
        }
    }
}

extension Int: PostgresDecodable {
    package static func decode(_ cell: Cell) throws(PostgresError) -> Int {
        Int(try Int64.decode(cell))
    }
}

extension Double: PostgresDecodable {
    package static func decode(_ cell: Cell) throws(PostgresError) -> Double {
        switch cell.type {
        case TypeOID.float8: Double(bitPattern: try cell.integer(UInt64.self))
        case TypeOID.float4: Double(Float(bitPattern: try cell.integer(UInt32.self)))
        default: throw cell.mismatch("Double")
        }
    }
}

extension String: PostgresDecodable {
    /// Reads text, varchar, name, json, jsonb, an enum's label: whatever is text in binary format too.
    package static func decode(_ cell: Cell) throws(PostgresError) -> String {
        guard !TypeOID.isOpaque(cell.type) else { throw cell.mismatch("String") }
        // jsonb puts a version byte before its text (`jsonb_send` in jsonb.c).
        let start = cell.type == TypeOID.jsonb ? 1 : 0
        guard cell.count >= start else { throw cell.mismatch("String") }
        let text = unsafe UnsafeRawBufferPointer(rebasing: cell.bytes[start...])
        guard let string = unsafe String(validating: text, as: UTF8.self) else {
            throw cell.mismatch("String", found: "bytes that are not UTF-8")
        }
        return string
    }
}

extension UUID: PostgresDecodable {
    package static func decode(_ cell: Cell) throws(PostgresError) -> UUID {
        guard cell.type == TypeOID.uuid, cell.count == 16 else { throw cell.mismatch("UUID") }
        return unsafe UUID(uuid: cell.bytes.loadUnaligned(as: uuid_t.self))
    }
}

extension Date: PostgresDecodable {
    /// Reads timestamptz, and timestamp and date as UTC. `infinity` has no `Date` and is an error.
    package static func decode(_ cell: Cell) throws(PostgresError) -> Date {
        switch cell.type {
        case TypeOID.timestamptz, TypeOID.timestamp:
            let microseconds = try cell.integer(Int64.self)
            guard microseconds != .max, microseconds != .min else { throw cell.mismatch("Date", found: "infinity") }
            return PostgresTime.date(microseconds: microseconds)
        case TypeOID.date:
            let days = try cell.integer(Int32.self)
            guard days != .max, days != .min else { throw cell.mismatch("Date", found: "infinity") }
            return PostgresTime.date(microseconds: Int64(days) * 86_400_000_000)
        default:
            throw cell.mismatch("Date")
        }
    }
}
