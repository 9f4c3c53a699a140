/// Cases in which Rollcall deliberately answers otherwise than the library from which the case comes.
package struct VectorExceptions: Sendable {
    /// Why, and the cases to which that applies.
    package let reasons: [(why: String, subjects: [String])]
}

extension VectorExceptions {
    package static let pathParse = VectorExceptions(
        reasons: [
            (
                "RFC 7644 Figure 7: a path names an attribute and has at most one filter and one sub-attribute.",
                [
                    "", "urn:extension:",
                    #"urn:extension:attr[subAttr eq "78750"].subAttr[subSub pr].this.is.crazy[type eq "good"].deep"#,
                ]
            )
        ])

    package static let filterParse = VectorExceptions(
        reasons: [
            (
                "Leniency.unquotedText: Entra's documentation contains filters without quotation marks (E19).",
                ["userName eq bjensen"]
            ),
            (
                "Leniency.subAttributeAfterValueFilter: Entra may choose it for matching (E22). It becomes a condition inside.",
                [#"emails[type eq "work"].value eq "user@example.com""#]
            ),
            (
                "RFC 7644 Figure 1: \"not\" stands before parentheses.",
                [
                    "not a pr", "a[not b pr]", #"email.value ew "@example.com" and not userName eq "Test""#,
                    #"email.type eq "work" AND not email.value ew "@example.com""#,
                    #"not emails[type eq "work"].value pr"#,
                    #"not emails[not type eq "work"] co "A""#,
                ]
            ),
            (
                "RFC 7644 Figure 1: a value filter holds no other, and no operator follows it.",
                [
                    "p1[p2[n1 eq 1]]", #"emails[type eq "work"] co "A""#,
                    #"emails[type eq "work" or type eq "home"].values[domain ew "@example.org" or domain ew "@example.com"]"#,
                    #"emails[type eq "work"].values[domain ew "@example.org" or domain ew "@example.com"].recipient pr"#,
                    #"userType eq "Employee" and emails[type eq "work" or primary eq true] pr"#,
                ]
            ),
            (
                "RFC 7643 §2.1: an attribute's name begins with a letter and holds letters, digits, hyphens and underscores.",
                [#"064869bf-be25-466f-803d-004a0540574b eq "bjensen""#, "-valid$Name eq -null"]
            ),
            (
                "RFC 7644 §3.4.2.2: values are JSON values, and JSON has no such escape sequence.",
                [#"userName eq "domain\user.name""#]
            ),
            (
                "RFC 7644 Table 3: booleans have no order.",
                ["h lt true", "h le true", "not(a gt true)"]
            ),
            (
                "RFC 7644 Table 3: co, sw and ew ask for a part of a text, and a number has none.",
                [
                    "decimal EW 5", "decimal CO 0", "decimal CO 6", "numberArray SW 5", "numberArray CO 4",
                    "decimalArray CO 9999", "decimalArray EW 999", "complex.numberArray EW 6",
                    "complex.decimalArray SW 88", "multiComplex.decimalArray CO 9999",
                    "multiComplex.decimalArray EW 999",
                ]
            ),
            (
                "RFC 7644 Table 3 refuses only the operators of order for binary values.",
                [#"binary eq "aGVsbG8gd29ybGQ=""#]
            ),
            (
                "RFC 7644 Figure 1: a filter is not empty. Read as no filter it would select everybody.",
                [" "]
            ),
            (
                "The library's own extension has attributes of the same name as the core schema; RFC 7643 §4.3 has none such.",
                [
                    #"nickName eq "Number 768324""#, #"name[givenName eq "goldfish"]"#,
                    #"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:nickName eq "Number 768324""#,
                    #"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:name[givenName eq "goldfish"]"#,
                ]
            ),
            (
                "The library added the attribute to its User schema; RFC 7643 §4.1 has it not.",
                [
                    "helloWorld eq 6", "helloWorld eq 5.5", "helloWorld eq false",
                    #"helloWorld eq "2019-10-17T01:07:00Z""#,
                ]
            ),
        ])

    package static let filterMatch = VectorExceptions(
        reasons: [
            (
                "RFC 7644 §3.4.2.2: a multi-valued attribute matches when any of its values does, also by ne.",
                [
                    #"stringArray NE "hello""#, #"complex.stringArray NE "world""#,
                    #"multiComplex.stringArray NE "hello""#,
                    "numberArray NE 55", "decimalArray NE 88.99999999999999", "decimalArray NE 99.999",
                    "multiComplex.decimalArray NE 88.99999999999999", "multiComplex.decimalArray NE 99.999",
                ]
            ),
            (
                "RFC 7644 Table 3: co, sw and ew ask for a part of a text, and a number has none.",
                [
                    "decimal SW 5", "decimal EW 0", "decimal CO 5", "numberArray EW 6", "decimalArray SW 88",
                    "complex.numberArray SW 5", "complex.numberArray CO 4", "complex.decimalArray EW 999",
                    "complex.decimalArray CO 9999", "multiComplex.decimalArray SW 88",
                    #"number eq 1 and string eq "hello" or number co 2 and string sw "world""#,
                ]
            ),
            (
                "RFC 7644 Table 3: pr is true of a value that is there, and the case's boolean is null.",
                ["bool PR", "complex.bool PR", "multiComplex.bool PR"]
            ),
            (
                "The case's documents lack the value that the case expects to be found.",
                [
                    #"emails.value eq "paul@example.net""#, #"externalId eq "5ef40940-ae09-4236-82fa-ab184843992c""#,
                ]
            ),
            ("RFC 7643 §4.1.1: userName is not case-exact.", [#"userName co "A""#]),
            ("The case's attribute is in no schema that the test has.", ["score eq 42"]),
            ("RFC 7644 Table 9: an unknown operator makes the filter invalid.", [#"userName un "AdeleV""#]),
        ])

    package static let patch = VectorExceptions(
        reasons: [
            (
                "RFC 7643 §8.7.1: the members of a group have value, $ref and type, and no display.",
                [
                    "61 test_add_operation_multiple_attribute_already_present",
                    "62 test_add_multiple_values_empty_new_values",
                    "70 test_values_match_integration",
                    "78 test_complex_object_creation_and_basemodel_matching",
                ]
            ),
            (
                "RFC 7643 §3: schemas is the list of the schemas in use, here computed; and a schema must be known to be addressed.",
                ["0 getTestPatch"]
            ),
            (
                "RFC 7644 §3.5.2.3: a value chosen by a filter is replaced, not merged; what the filter demanded stays.",
                ["11 SCIM PATCH replace REPLACE: replace add and update fields in complex object"]
            ),
            (
                "RFC 7643 §4.1.2: the value of an e-mail is a string, so an object is invalidValue.",
                ["15 SCIM PATCH replace REPLACE: Replace op with value of empty object results in circular reference"]
            ),
            (
                "RFC 7644 Table 9: a value of the wrong type is invalidValue; invalidSyntax is for the message.",
                [
                    "23 SCIM PATCH add ADD: impossible to add a non object value to an object key",
                    "38 SCIM PATCH remove REMOVE: with path and value but value is array of arrays",
                ]
            ),
            (
                "RFC 7644 Table 9: a malformed path is invalidPath.",
                [
                    "28 SCIM PATCH add ADD: Invalid filter operation",
                    "47 SCIM PATCH invalid requests INVALID: path request missing",
                    "48 SCIM PATCH invalid requests INVALID: invalid parameter in scim filter",
                ]
            ),
            (
                "RFC 7643 §2.4 and RFC 7644 §3.5.2: a new primary value takes primary from the others.",
                [
                    "32 SCIM PATCH add ADD: on array attribute when 'path' is absent & value is non-array should append the value"
                ]
            ),
            (
                "RFC 7643 §2.3.8: a complex attribute has no complex parts, and RFC 7644 Figure 7 no deeper paths.",
                [
                    "37 SCIM PATCH remove REMOVE: nested array element",
                    "44 SCIM PATCH remove REMOVE: with unavailable nested fields",
                ]
            ),
            (
                "RFC 7643 §4.3: the displayName of a manager is read-only; it is computed from who the manager is.",
                ["67 test_patch_operation_extension_complex_attribute"]
            ),
            ("RFC 7643 §4.1.1: a password is never returned; here it is not even stored.", ["49 "]),
            (
                "RFC 7643 §2.5: a null says nothing, so the value without $ref names both elements.", ["52 "]
            ),
            (
                "RFC 7644 §3.5.2.3: parts of a complex attribute that the value doesn't name stay.", ["55 "]
            ),
            (
                "RFC 7644 §3.5.2.2: a single-valued attribute is removed whatever else the operation says.",
                ["74 test_remove_operation_on_non_list_attribute"]
            ),
            (
                "RFC 7644 Table 9: an operation that doesn't exist is a fault of the message, invalidSyntax.",
                ["91 test_patch_error_handling_invalid_operation"]
            ),
        ])
}
