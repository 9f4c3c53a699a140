/// The bytes of one column of one row while they are being read; valid only inside `PostgresDecodable.decode`.
///
/// Safe to hold as long as the `Row` it came from is alive, which `Row.decode` guarantees.
@safe package struct Cell {
    /// Object id of the column's type.
    package let type: UInt32
    /// Position of the column in the row, from 0.
    package let column: Int
    /// The value in binary format; empty for NULL.
    package let bytes: UnsafeRawBufferPointer

    init(type: UInt32, column: Int, bytes: UnsafeRawBufferPointer) {
        self.type = type
        self.column = column
        unsafe self.bytes = unsafe bytes
    }

    /// Length of the value in bytes.
    package var count: Int { unsafe bytes.count }

    /// The error for a value that is not what the caller asked for; speaks of types, never of the value.
    package func mismatch(_ wanted: String, found: String) -> PostgresError {
        .decoding("column \(column + 1): wanted \(wanted), found \(found)")
    }

    /// The error for a column of another type.
    func mismatch(_ wanted: String) -> PostgresError {
        mismatch(wanted, found: "type \(type), \(count) bytes")
    }

    /// A big-endian integer at `offset`; an error when the bytes end before.
    func integer<T: FixedWidthInteger>(_: T.Type, at offset: Int = 0) throws(PostgresError) -> T {
        guard offset >= 0, offset + MemoryLayout<T>.size <= count else { throw mismatch("\(T.self)") }
        return unsafe T(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// The part of this cell that is one element of an array.
    func element(type: UInt32, at range: Range<Int>) -> Cell {
        unsafe Cell(type: type, column: column, bytes: UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
}
