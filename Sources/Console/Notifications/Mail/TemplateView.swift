import Notifications

/// The texts of one type of mail in one language, and what becomes of them.
struct TemplateView {
    private static let shown = ["subject", "text", "html"]

    let page: PageView
    let path: String
    let typeLabel: String
    let word: String
    let locale: String
    /// Whether the tenant has written texts of its own for the locale.
    let isOwn: Bool
    let names: [String]
    let hasItems: Bool
    let subject: String
    let text: String
    let html: String
    let problem: String?
    let subjectProblem: String?
    let textProblem: String?
    let htmlProblem: String?
    /// Nil when the texts can't be filled.
    let preview: Preview?
    /// Whether the preview is of texts that are not saved.
    let isTried: Bool

    struct Preview {
        let filledSubject: String
        let filledText: String
        let filledHTML: String
    }

    init(
        page: PageView, type: MailType, locale: String, isOwn: Bool, text: MailTemplateText, problem: FormProblem?,
        isTried: Bool
    ) {
        self.page = page
        path = "\(type.path)/\(locale)"
        (typeLabel, word, self.locale, self.isOwn) = (type.label, type.rawValue, locale, isOwn)
        names = type.valueNames.filter { $0 != "items" }
        hasItems = type.valueNames.contains("items")
        (subject, self.text, html) = (text.subject, text.text, text.html)
        self.problem = problem?.general(besides: Self.shown)
        subjectProblem = problem?["subject"]
        textProblem = problem?["text"]
        htmlProblem = problem?["html"]
        preview = (try? MailTemplate(text, for: type))?.filled(with: type.sample).preview
        self.isTried = isTried
    }
}

extension FilledMail {
    fileprivate var preview: TemplateView.Preview {
        TemplateView.Preview(filledSubject: subject, filledText: text, filledHTML: html)
    }
}
