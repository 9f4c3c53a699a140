/// What a test waited for did not come about in time.
package struct DidNotHappen: Error, CustomStringConvertible {
    package let description: String
}
