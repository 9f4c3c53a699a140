import CLibPQ

/// Object ids of the built-in types that have a Swift counterpart here (`src/include/catalog/pg_type.dat`).
enum TypeOID {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let char: Oid = 18
    static let name: Oid = 19
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let oid: Oid = 26
    static let json: Oid = 114
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let boolArray: Oid = 1000
    static let byteaArray: Oid = 1001
    static let int2Array: Oid = 1005
    static let int4Array: Oid = 1007
    static let textArray: Oid = 1009
    static let int8Array: Oid = 1016
    static let float8Array: Oid = 1022
    static let bpchar: Oid = 1042
    static let varchar: Oid = 1043
    static let date: Oid = 1082
    static let timestamp: Oid = 1114
    static let timestamptz: Oid = 1184
    static let timestamptzArray: Oid = 1185
    static let numeric: Oid = 1700
    static let jsonArray: Oid = 199
    static let uuid: Oid = 2950
    static let uuidArray: Oid = 2951
    static let jsonb: Oid = 3802
}

extension TypeOID {
    /// True for the types whose binary form is no text.
    static func isOpaque(_ type: Oid) -> Bool {
        switch type {
        case bool, bytea, int8, int2, int4, oid, float4, float8, date, timestamp, timestamptz, numeric, uuid: true
        case boolArray, byteaArray, int2Array, int4Array, textArray, int8Array, float8Array, timestamptzArray: true
        case jsonArray, uuidArray: true
        default: false
        }
    }
}
