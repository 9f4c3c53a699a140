extension String {
    /// Whether the text stands in it, in any letter case. Every text stands in everything when it is empty.
    func holds(_ text: String) -> Bool { text.isEmpty || lowercased().contains(text.lowercased()) }
}
