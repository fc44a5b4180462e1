package dev.showdown.web;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.showdown.support.Browser;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MethodPageTest {

    private final Browser browser = new Browser();

    @Test
    void the_method_page_shows_the_neutrality_of_the_built_in_playbook() {
        Page page = browser.get("/playbooks/node-vs-python/method").expect(200);

        assertThat(page.text())
                .contains("the verdict is “too close”, as it should be")
                .contains("Swapping the names of two alternatives swaps their values, and changes nothing else.")
                .contains("Of 1500 random sets of answers")
                .contains("None is due for review. Every source");
        assertThat(page.texts("#neutrality tbody th")).containsExactly("Node.js", "Python", "Hybrid", "None of them");
        assertThat(page.texts("#neutrality tbody td:nth-of-type(2)")).containsExactly("21", "23", "4", "32");
        assertThat(page.texts("#neutrality tbody td:nth-of-type(1)"))
                .allMatch(share -> share.matches("\\d+\u202F%"))
                .doesNotContain("0\u202F%");
    }

    @ParameterizedTest
    @CsvSource({"ferry-or-bridge,3", "office-move,6"})
    void every_playbook_has_one(String key, int rows) {
        Page page = browser.get("/playbooks/" + key + "/method").expect(200);

        assertThat(page.texts("#neutrality tbody tr")).hasSize(rows);
    }

    @Test
    void a_playbook_that_does_not_exist_has_none() {
        browser.get("/playbooks/none/method").expect(404);
    }

    @Test
    void playbook_and_report_lead_to_it() {
        assertThat(browser.get("/playbooks/node-vs-python")
                        .expect(200)
                        .document()
                        .select("main a[href='/playbooks/node-vs-python/method']"))
                .hasSize(1);
        assertThat(browser.get("/sample")
                        .expect(200)
                        .document()
                        .select("main a[href='/playbooks/node-vs-python/method']"))
                .hasSize(1);
    }
}
