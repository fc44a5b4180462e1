package dev.showdown.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.TreeScanner;
import org.junit.jupiter.api.Test;

import dev.showdown.decision.Playbook;
import dev.showdown.support.TestPlaybooks;

import static org.assertj.core.api.Assertions.assertThat;

/// What byte code does not show.
class SourcesTest {

    private static final int LONGEST_FILE = 300;
    private static final Set<String> QUERIES =
            Set.of("find", "list", "stream", "count", "delete", "update", "createQuery", "createNativeQuery");

    @Test
    void no_class_has_more_than_300_lines() {
        assertThat(Sources.files(Sources.JAVA, ".java"))
                .filteredOn(file -> Sources.text(file).lines().count() > LONGEST_FILE)
                .isEmpty();
    }

    @Test
    void no_template_writes_unescaped_or_inline_script_or_style() {
        Pattern forbidden = Pattern.compile(
                "\\.raw\\b|\\.safe\\b|<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?![^>]*\\ssrc=)",
                Pattern.CASE_INSENSITIVE);
        for (Path template : Sources.files(Sources.TEMPLATES, ".html")) {
            assertThat(forbidden.matcher(Sources.text(template)).results().map(found -> found.group()))
                    .as(template.toString())
                    .isEmpty();
        }
    }

    @Test
    void no_query_is_built_from_strings() {
        List<String> built = new ArrayList<>();
        for (CompilationUnitTree tree : Sources.trees()) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
                    if (isQuery(call) && !isConstant(call.getArguments().getFirst())) {
                        built.add(tree.getSourceFile().getName() + ": " + call);
                    }
                    return super.visitMethodInvocation(call, unused);
                }
            }.scan(tree, null);
        }
        assertThat(built).isEmpty();
    }

    /// Through an entity manager, or what a repository inherits: a call without a receiver.
    private static boolean isQuery(MethodInvocationTree call) {
        ExpressionTree method = call.getMethodSelect();
        boolean inherited = method instanceof IdentifierTree name
                && QUERIES.contains(name.getName().toString())
                && call.getArguments().size() > 0
                && !(call.getArguments().getFirst() instanceof IdentifierTree argument
                        && argument.getName().contentEquals("name"));
        boolean managed = method instanceof MemberSelectTree selected
                && selected.getIdentifier().toString().startsWith("create")
                && QUERIES.contains(selected.getIdentifier().toString());
        return inherited || managed;
    }

    private static boolean isConstant(ExpressionTree text) {
        return switch (text) {
            case LiteralTree _ -> true;
            case ParenthesizedTree inner -> isConstant(inner.getExpression());
            case BinaryTree sum -> isConstant(sum.getLeftOperand()) && isConstant(sum.getRightOperand());
            case IdentifierTree name -> name.getName().toString().matches("[A-Z_]+");
            default -> false;
        };
    }

    /// The features in the order in which they may use one another, with their tables.
    private static final List<Map.Entry<String, Set<String>>> TABLES = List.of(
            Map.entry("playbook", Set.of("playbook_version")),
            Map.entry("account", Set.of("workspace", "session", "access_key", "capability", "rate_limit")),
            Map.entry(
                    "assessment",
                    Set.of("assessment", "participant", "round", "answer", "former_answer", "submission")),
            Map.entry("report", Set.of("report", "share")));

    @Test
    void statements_name_no_table_of_a_feature_above() {
        Pattern named = Pattern.compile("\\b(?:from|into|join|update)\\s+([A-Za-z_]+)");
        for (int lower = 0; lower < TABLES.size() - 1; lower++) {
            Set<String> above = new HashSet<>();
            TABLES.subList(lower + 1, TABLES.size()).forEach(feature -> above.addAll(feature.getValue()));
            String feature = TABLES.get(lower).getKey();
            for (Path file : Sources.files(Sources.JAVA.resolve("dev/showdown").resolve(feature), ".java")) {
                assertThat(named.matcher(Sources.text(file).replaceAll("(?m)^\\s*(///|\\*|/\\*|import).*$", ""))
                                .results()
                                .map(found -> found.group(1)
                                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                                        .toLowerCase(Locale.ROOT)))
                        .as(file.toString())
                        .doesNotContainAnyElementsOf(above);
            }
        }
    }

    /// Whoever offers another playbook must not find a rule of this one in the code.
    @Test
    void no_code_knows_an_alternative_a_criterion_or_a_question_by_name() {
        Playbook playbook = TestPlaybooks.NODE_VS_PYTHON;
        Set<String> keys = new HashSet<>();
        playbook.alternatives().forEach(alternative -> keys.add(alternative.key()));
        playbook.criteria().forEach(criterion -> keys.add(criterion.key()));
        playbook.questions().forEach(question -> keys.add(question.key()));
        List<String> known = new ArrayList<>();
        for (CompilationUnitTree tree : Sources.trees()) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitLiteral(LiteralTree literal, Void unused) {
                    if (literal.getValue() instanceof String text
                            && (keys.contains(text)
                                    || keys.stream().anyMatch(key -> text.contains("\"" + key + "\"")))) {
                        known.add(tree.getSourceFile().getName() + ": " + text);
                    }
                    return super.visitLiteral(literal, unused);
                }
            }.scan(tree, null);
        }
        for (Path file : Sources.files(Path.of("src", "main", "resources"), "")) {
            if (file.toString().matches(".*\\.(html|js|css|properties)")) {
                String text = Sources.text(file);
                keys.stream()
                        .filter(key -> text.matches("(?s).*(['\"])" + key + "\\1.*"))
                        .filter(key -> text.contains("== '" + key) || text.contains("=== '" + key))
                        .forEach(key -> known.add(file + ": " + key));
            }
        }
        assertThat(known).isEmpty();
    }
}
