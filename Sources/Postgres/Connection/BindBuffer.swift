import CLibPQ

/// The parameters of one statement as libpq wants them: one run of bytes, and four arrays that describe it.
///
/// Kept with its connection and used again for every statement, so that binding allocates nothing once it is warm.
@safe struct BindBuffer {
    private var bytes: [UInt8] = []
    private var types: [Oid] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    /// Where each value starts in `bytes`; -1 for NULL.
    private var offsets: [Int] = []
    private var pointers: [UnsafePointer<CChar>?] = unsafe []

    /// The protocol counts parameters in 16 bits (PostgreSQL documentation, 55.7, Bind).
    static let maximumCount = 65_535

    /// Replaces what the buffer holds with `binds`, which have been checked (`Command.check`).
    mutating func encode(_ binds: [Bind]) {
        clear()
        for bind in binds {
            types.append(bind.type)
            formats.append(1)
            guard !bind.isNull else {
                offsets.append(-1)
                lengths.append(0)
                continue
            }
            let start = bytes.count
            offsets.append(start)
            bind.encode(into: &bytes)
            lengths.append(Int32(clamping: bytes.count - start))
        }
    }

    /// Calls `body` with the arguments of `PQsendQueryParams`; the pointers are valid during the call only.
    mutating func withArguments(
        _ body: (
            _ count: Int32, _ types: UnsafePointer<Oid>?, _ values: UnsafePointer<UnsafePointer<CChar>?>?,
            _ lengths: UnsafePointer<Int32>?, _ formats: UnsafePointer<Int32>?
        ) -> Int32
    ) -> Int32 {
        // A value of no bytes still needs an address: libpq reads a null pointer as NULL.
        if bytes.isEmpty { bytes.append(0) }
        unsafe pointers.removeAll(keepingCapacity: true)
        return unsafe bytes.withUnsafeBytes { memory in
            let base = memory.baseAddress
            for offset in offsets {
                unsafe pointers.append(
                    offset < 0 ? nil : base?.advanced(by: offset).assumingMemoryBound(to: CChar.self))
            }
            return unsafe body(Int32(types.count), types, pointers, lengths, formats)
        }
    }

    private mutating func clear() {
        // One huge value must not keep its memory for as long as the connection lives.
        bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
        types.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        formats.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
    }
}
