package dev.showdown.support;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// Somebody who goes through the questionnaire in a browser.
public final class Wizard {

    private static final Pattern QUESTION = Pattern.compile("/assessments/([0-9a-f-]{36})/questions/([a-z0-9-]+)");
    private static final int MOST_QUESTIONS = 60;

    private final Browser browser;
    private final String id;
    private String now;

    private Wizard(Browser browser, String id, String first) {
        this.browser = browser;
        this.id = id;
        this.now = first;
    }

    public static Wizard start(Browser browser, String title) {
        return of(browser, browser.send(browser.get("/").form().with("title", title)));
    }

    public static Wizard start(Browser browser, String title, String playbook) {
        return of(
                browser,
                browser.send(browser.get("/").form().with("title", title).with("playbook", playbook)));
    }

    private static Wizard of(Browser browser, Page started) {
        return at(browser, started.expect(303).location());
    }

    /// Somebody who stands before a question.
    public static Wizard at(Browser browser, String question) {
        Matcher first = QUESTION.matcher(question);
        assertThat(first.matches()).as(question).isTrue();
        return new Wizard(browser, first.group(1), question);
    }

    public Browser browser() {
        return browser;
    }

    public String id() {
        return id;
    }

    public String address() {
        return "/assessments/" + id;
    }

    public String address(String question) {
        return address() + "/questions/" + question;
    }

    /// Where the last answer led.
    public String now() {
        return now;
    }

    public Page page() {
        return browser.get(now);
    }

    public PageForm form(String question) {
        return browser.get(address(question)).expect(200).form();
    }

    public Page answer(String question, String choice) {
        return answer(question, choice, "");
    }

    public Page answer(String question, String choice, String note) {
        Page saved = browser.send(form(question).with("choice", choice).with("note", note));
        now = saved.expect(303).location();
        return saved;
    }

    /// Answers every question that is asked: those named as named, all others with this choice or, where there is
    /// none of that name, with the first.
    public Wizard answerAll(Map<String, String> answers, String otherwise) {
        now = browser.open(address()).one("a.button").attr("href");
        for (int i = 0; i < MOST_QUESTIONS && now.contains("/questions/"); i++) {
            Page page = page().expect(200);
            Matcher question = QUESTION.matcher(now);
            assertThat(question.matches()).as(now).isTrue();
            var choices = page.document().select("input[name=choice]").eachAttr("value");
            String wanted = answers.getOrDefault(question.group(2), otherwise);
            String choice = choices.contains(wanted) ? wanted : choices.getFirst();
            now = browser.send(page.form().with("choice", choice)).expect(303).location();
        }
        assertThat(now).isEqualTo(address() + "/check");
        return this;
    }

    public Wizard submit() {
        now = browser.send(browser.get(address() + "/check").form()).expect(303).location();
        return this;
    }

    /// Publishes what the answers give now.
    public Wizard publish() {
        browser.send(share().form("input[name=newest]")).expect(303);
        return this;
    }

    public Page share() {
        return browser.get(address() + "/share").expect(200);
    }

    /// Makes a link to the first report on offer; its path.
    public String link(String name) {
        return link(newLink().with("name", name));
    }

    /// The form for a new link.
    public PageForm newLink() {
        return share().form("input[name=links]");
    }

    /// Makes the link that this form asks for; its path.
    public String link(PageForm form) {
        browser.send(form).expect(303);
        return path(share().document().select("[id^=link-]").first().attr("value"));
    }

    /// The page on which a link is changed, found by its name.
    public Page linkPage(String name) {
        return browser.get(share().document()
                        .select("ul.links li:contains(%s) a:contains(Change)".formatted(name))
                        .attr("href"))
                .expect(200);
    }

    /// Presses a button of the page on which a link is changed.
    public Wizard press(String name, String action) {
        browser.send(linkPage(name).form("form[action$=/" + action + "]")).expect(303);
        return this;
    }

    /// The path of the link that resumes this elsewhere.
    public String resumeLink() {
        return path(browser.get(address()).expect(200).one("#resume-link").attr("value"));
    }

    private static String path(String link) {
        assertThat(link).startsWith(Server.BASE + "/");
        return link.substring(Server.BASE.length());
    }
}
