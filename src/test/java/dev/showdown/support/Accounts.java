package dev.showdown.support;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.showdown.account.Telephone;

/// People with accounts, made the way that people make them.
@ApplicationScoped
public class Accounts {

    /// Long, and on nobody's list.
    public static final String PASSWORD = "violet kettle marches north";

    private final Mailbox mailbox;
    private final Clock clock;

    Accounts(Mailbox mailbox, Clock clock) {
        this.mailbox = mailbox;
        this.clock = clock;
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
        return token(member, member.workspace(), scopes);
    }

    /// A token of somebody's for the workspace at this path.
    public static String token(Member member, String workspace, String[] scopes) {
        Browser browser = member.browser();
        PageForm form = browser.get(workspace + "/tokens")
                .expect(200)
                .form("form:has([name=days])")
                .with("name", "Robot of " + member.name())
                .without("scopes");
        for (String scope : scopes) {
            form.also("scopes", scope);
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

    /// The link that is mailed to whoever wants an account.
    public String signUpLink(String email) {
        Browser browser = new Browser();
        browser.send(browser.get("/sign-up").form("form[action=/sign-up]").with("email", email))
                .expect(200);
        return mailbox.link("sign-up", email);
    }

    /// The link that is mailed to whoever has forgotten the password.
    public String resetLink(Member member) {
        Browser browser = new Browser();
        browser.send(browser.get("/reset").form("form[action=/reset]").with("email", member.email()))
                .expect(200);
        return mailbox.link("reset", member.email());
    }

    /// An application for one-time codes that was told this key.
    public Telephone telephone(String key) {
        return new Telephone(key, clock);
    }

    /// Sets up a second factor.
    public Telephone telephone(Member member) {
        Browser browser = member.browser();
        Page setup = browser.send(browser.get("/account/second-factor")
                        .form("form[action=/account/second-factor]")
                        .with("current", PASSWORD))
                .expect(200);
        Telephone telephone = telephone(setup.one("code.key").text());
        browser.send(setup.form("form[action$=/confirmation]").with("code", telephone.shows()))
                .expect(200);
        return telephone;
    }
}
