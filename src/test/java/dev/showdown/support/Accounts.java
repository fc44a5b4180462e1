package dev.showdown.support;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/// People with accounts, made the way that people make them.
@ApplicationScoped
public class Accounts {

    /// Long, and on nobody's list.
    public static final String PASSWORD = "violet kettle marches north";

    private final Mailbox mailbox;

    Accounts(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /// Somebody who has signed up and is signed in.
    ///
    /// @param workspace path of the workspace that was made for them
    public record Member(Browser browser, String email, String name) {

        /// The path of the first workspace in their account.
        public String workspace() {
            return browser.get("/account")
                    .expect(200)
                    .one("ul.work a[href^=/workspaces/]")
                    .attr("href");
        }
    }

    /// A token for somebody's first workspace.
    public static String token(Member member, String... scopes) {
        Browser browser = member.browser();
        PageForm form = browser.get(member.workspace() + "/tokens")
                .expect(200)
                .form("form:has([name=days])")
                .with("name", "Robot of " + member.name())
                .without("scope");
        for (String scope : scopes) {
            form.also("scope", scope);
        }
        return browser.send(form).expect(200).one("#new-token").attr("value");
    }

    public static String freshEmail() {
        return "p" + UUID.randomUUID().toString().substring(0, 18) + "@example.org";
    }

    public Member member(String name) {
        return member(new Browser(), name);
    }

    /// The same in a browser that was used before.
    public Member member(Browser browser, String name) {
        String email = freshEmail();
        browser.send(browser.get("/sign-up")
                        .expect(200)
                        .form("form[action=/sign-up]")
                        .with("email", email))
                .expect(200);
        browser.send(finishing(browser, email, name)).expect(303);
        return new Member(browser, email, name);
    }

    public PageForm finishing(Browser browser, String email, String name) {
        return browser.get(mailbox.link("sign-up", email))
                .expect(200)
                .form("form[action^=/verify/]")
                .with("name", name)
                .with("password", PASSWORD);
    }

    /// Signs in, in a browser of its own.
    public Browser signIn(String email, String password) {
        Browser browser = new Browser();
        browser.send(signingIn(browser, email, password)).expect(303);
        return browser;
    }

    public PageForm signingIn(Browser browser, String email, String password) {
        return browser.get("/sign-in")
                .expect(200)
                .form("form[action=/sign-in]")
                .with("email", email)
                .with("password", password);
    }
}
