import FoundationEssentials

extension Array: PostgresDecodable where Element: PostgresDecodable {
    /// Reads a one-dimensional array (`array_send` in arrayfuncs.c); `[UInt8]` reads `bytea`.
    package static func decode(_ cell: Cell) throws(PostgresError) -> [Element] {
        if Element.self == UInt8.self { return try bytes(cell) }
        let dimensions = try cell.integer(Int32.self)
        guard dimensions > 0 else { return [] }
        guard dimensions == 1 else { throw cell.mismatch("one dimension", found: "\(dimensions)") }
        let type = try cell.integer(UInt32.self, at: 8)
        let count = Int(try cell.integer(Int32.self, at: 12))
        // Each element takes at least the four bytes of its length: bounds what a damaged count could reserve.
        guard count >= 0, count <= cell.count / 4 else { throw cell.mismatch("array") }
        return try elements(of: cell, type: type, count: count)
    }

    private static func elements(of cell: Cell, type: UInt32, count: Int) throws(PostgresError) -> [Element] {
        var elements: [Element] = []
        elements.reserveCapacity(count)
        var offset = 20
        for _ in 0..<count {
            let length = Int(try cell.integer(Int32.self, at: offset))
            offset += 4
            guard length >= 0 else {
                elements.append(try Element.decodeNull(cell.element(type: type, at: 0..<0)))
                continue
            }
            guard offset + length <= cell.count else { throw cell.mismatch("array") }
            elements.append(try Element.decode(cell.element(type: type, at: offset..<offset + length)))
            offset += length
        }
        return elements
    }

    private static func bytes(_ cell: Cell) throws(PostgresError) -> [Element] {
        guard cell.type == TypeOID.bytea, let bytes = unsafe [UInt8](cell.bytes) as? [Element] else {
            throw cell.mismatch("[UInt8]")
        }
        return bytes
    }
}

extension UInt8: PostgresDecodable {
    /// Reads the one byte of a `"char"`.
    package static func decode(_ cell: Cell) throws(PostgresError) -> UInt8 {
        guard cell.type == TypeOID.char else { throw cell.mismatch("UInt8") }
        return try cell.integer(UInt8.self)
    }
}
