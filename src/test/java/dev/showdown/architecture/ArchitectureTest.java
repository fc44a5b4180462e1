package dev.showdown.architecture;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.security.Authenticated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.showdown.system.http.Needs;
import dev.showdown.system.http.NeedsNoScope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/// Who may use what: the architecture, as far as a test can see it.
class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static final String[] JAVA = {"java..", "javax.crypto.."};
    private static final String[] ROOT = {"dev.showdown"};
    private static final String[] CORE = {"dev.showdown", "dev.showdown.decision"};
    private static final String[] FEATURE = {
        "jakarta.enterprise..",
        "jakarta.inject..",
        "jakarta.persistence..",
        "jakarta.transaction..",
        "org.hibernate.annotations..",
        "org.hibernate.type..",
        "io.quarkus.hibernate.orm.panache..",
        "io.quarkus.logging..",
        "io.quarkus.scheduler..",
        "io.quarkus.runtime..",
        "io.smallrye.config..",
        "com.fasterxml.jackson.."
    };
    private static final String[] REST = {
        "jakarta.ws.rs..", "org.jboss.resteasy.reactive..", "jakarta.annotation.security..", "jakarta.enterprise.."
    };

    /// A package, and everything it may use besides itself.
    enum Part {
        ROOT_OF_ALL("dev.showdown", JAVA, new String[] {"org.hibernate.id.uuid.."}),
        DECISION("dev.showdown.decision..", new String[] {"java.."}),
        PLAYBOOK("dev.showdown.playbook..", JAVA, CORE, FEATURE, new String[] {"org.yaml.snakeyaml.."}),
        ACCOUNT("dev.showdown.account..", JAVA, CORE, FEATURE, new String[] {
            "java.security..", "org.bouncycastle.crypto..", "io.quarkus.mailer.."
        }),
        ASSESSMENT("dev.showdown.assessment..", JAVA, CORE, FEATURE, new String[] {
            "dev.showdown.account", "dev.showdown.playbook", "org.postgresql.."
        }),
        REPORT("dev.showdown.report..", JAVA, CORE, FEATURE, new String[] {
            "dev.showdown.account",
            "dev.showdown.playbook",
            "dev.showdown.assessment",
            "io.quarkus.qute..",
            "com.openhtmltopdf..",
            "org.apache.fontbox..",
            "org.apache.pdfbox..",
            "org.jsoup..",
            "org.w3c.dom..",
            "javax.imageio.."
        }),
        WEB("dev.showdown.web..", JAVA, CORE, REST, new String[] {
            "dev.showdown.account",
            "dev.showdown.playbook",
            "dev.showdown.assessment",
            "dev.showdown.report..",
            "dev.showdown.system.http",
            "io.quarkus.qute..",
            "io.nayuki.qrcodegen",
            "jakarta.inject..",
            "jakarta.validation.."
        }),
        API("dev.showdown.api..", JAVA, CORE, REST, new String[] {
            "dev.showdown.account",
            "dev.showdown.playbook",
            "dev.showdown.assessment",
            "dev.showdown.report..",
            "dev.showdown.system.http",
            "com.fasterxml.jackson..",
            "io.quarkus.security",
            "jakarta.validation..",
            "io.quarkus.smallrye.openapi",
            "org.eclipse.microprofile.openapi..",
            "org.jboss.jandex"
        }),
        SYSTEM("dev.showdown.system..", JAVA, ROOT, new String[] {
            "com.sun.security.auth.module",
            "javax..",
            "dev.showdown.account",
            "jakarta..",
            "io..",
            "org..",
            "com.fasterxml.jackson.."
        });

        private final String name;
        private final List<String> allowed = new ArrayList<>();

        Part(String name, String[]... allowed) {
            this.name = name;
            this.allowed.add(name);
            for (String[] some : allowed) {
                this.allowed.addAll(List.of(some));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_part_uses_only_what_it_may(Part part) {
        classes()
                .that(resideInAPackage(part.name))
                .should(onlyDependOnClassesThat(resideInAnyPackage(part.allowed.toArray(String[]::new))
                        .or(DescribedPredicate.describe(
                                "have no package", type -> type.getPackageName().isEmpty()))))
                .check(MAIN);
    }

    @Test
    void packages_form_no_cycles() {
        slices().matching("dev.showdown.(*)..").should().beFreeOfCycles().check(MAIN);
        slices().matching("dev.showdown.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void what_a_repository_inherits_is_called_by_itself_alone() {
        classes()
                .should(new ArchCondition<>("call inherited methods of no other repository") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                            JavaClass repository = call.getTargetOwner();
                            boolean inherited = repository.isAssignableTo(PanacheRepositoryBase.class)
                                    && repository
                                            .tryGetMethod(
                                                    call.getName(),
                                                    call.getTarget().getRawParameterTypes().stream()
                                                            .map(JavaClass::getName)
                                                            .toArray(String[]::new))
                                            .isEmpty();
                            if (inherited && !outermost(type).equals(outermost(repository))) {
                                events.add(SimpleConditionEvent.violated(call, call.getDescription()));
                            }
                        }
                    }
                })
                .check(MAIN);
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "");
    }

    @Test
    void queries_stand_in_repositories_only() {
        noClasses()
                .that(DescribedPredicate.not(assignableTo(PanacheRepositoryBase.class)))
                .should()
                .dependOnClassesThat(assignableTo(EntityManager.class))
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.showdown.system.database..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql.."))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("javax.sql..", "io.agroal.."))
                .allowEmptyShould(true)
                .because("there is one way to the database; Errors reads the state of a failure, and TeamNews listens")
                .check(MAIN.that(DescribedPredicate.describe(
                        "neither map failures nor listen",
                        type -> !List.of("Errors", "TeamNews").contains(type.getSimpleName()))));
    }

    /// Repositories of what belongs to no workspace, and the door itself.
    private static final Set<String> UNOWNED = Set.of(
            "Workspaces",
            "People",
            "SignOns",
            "Letters",
            "SecondFactors",
            "Sessions",
            "RateLimits",
            "Replies",
            "Playbooks");

    /// What is found before its workspace is known, by a function of the database that looks across workspaces.
    private static final Set<String> LOOK_UPS = Set.of(
            "Capabilities.grant",
            "Capabilities.known",
            "Capabilities.of",
            "Admissions.accept",
            "Admissions.show",
            "AccessKeys.holder",
            "AccessKeys.resume",
            "Memberships.of",
            "Memberships.at",
            "Memberships.administered",
            "Memberships.home",
            "PersonalData.of",
            "SharedReports.link",
            "TokenHolders.holder",
            "AuditLog.removeOld",
            "AuditLog.writeAbout",
            "AuditLog.writeOfPerson",
            "EndedAccess.removeEnded",
            "Leftovers.removeForgotten",
            "Leftovers.removeTrash",
            "Leftovers.removeEmptyGuests");

    /// As far as a rule can say it: whatever others may call asks for rows in what it hands to the door, never
    /// directly. A method for the own package is taken to be called from within; the database catches the rest.
    @Test
    void rows_of_a_workspace_are_asked_for_inside_of_it() {
        Set<String> outside = new TreeSet<>();
        MAIN.stream()
                .filter(type -> type.isAssignableTo(PanacheRepositoryBase.class))
                .filter(type -> !UNOWNED.contains(type.getSimpleName()))
                .forEach(type -> type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(method -> asksDirectly(method, new HashSet<>()))
                        .forEach(method -> outside.add(type.getSimpleName() + "." + method.getName())));
        assertThat(outside).isEqualTo(LOOK_UPS);
    }

    private static boolean asksDirectly(JavaMethod method, Set<JavaMethod> known) {
        return known.add(method)
                && method.getMethodCallsFromSelf().stream()
                        .filter(call -> !call.isDeclaredInLambda())
                        .anyMatch(call -> isQuery(method.getOwner(), call)
                                || call.getTarget()
                                        .resolveMember()
                                        .filter(called -> called.getOwner().equals(method.getOwner()))
                                        .filter(called -> asksDirectly(called, known))
                                        .isPresent());
    }

    private static boolean isQuery(JavaClass repository, JavaMethodCall call) {
        boolean inherited = call.getTargetOwner().equals(repository)
                && call.getTarget()
                        .resolveMember()
                        .map(called -> !called.getOwner().equals(repository))
                        .orElse(true);
        return inherited || call.getTargetOwner().isAssignableTo(EntityManager.class);
    }

    @Test
    void entities_stay_inside_their_feature() {
        classes().that().areAnnotatedWith(Entity.class).should().notBePublic().check(MAIN);
        DescribedPredicate<JavaClass> entity =
                DescribedPredicate.describe("are entities", type -> type.isAnnotatedWith(Entity.class));
        noClasses()
                .that(resideInAnyPackage("dev.showdown.web..", "dev.showdown.api..", "dev.showdown.system.."))
                .should()
                .dependOnClassesThat(entity)
                .check(MAIN);
        noClasses()
                .that()
                .areRecords()
                .and()
                .arePublic()
                .should(new ArchCondition<JavaClass>("hold entities") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean holds = type.getFields().stream()
                                .anyMatch(field ->
                                        field.getAllInvolvedRawTypes().stream().anyMatch(entity));
                        events.add(new SimpleConditionEvent(type, holds, type.getName()));
                    }
                })
                .check(MAIN);
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        "dev.showdown.playbook",
                        "dev.showdown.account",
                        "dev.showdown.assessment",
                        "dev.showdown.report")
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .should(new ArchCondition<JavaMethod>("give or take no entity") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean none = method.getReturnType().getAllInvolvedRawTypes().stream()
                                        .noneMatch(entity)
                                && method.getRawParameterTypes().stream().noneMatch(entity);
                        boolean bridge = method.getModifiers().contains(JavaModifier.SYNTHETIC);
                        events.add(new SimpleConditionEvent(method, none || bridge, method.getFullName()));
                    }
                })
                .check(MAIN);
    }

    @Test
    void pages_take_forms_and_nothing_else() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.showdown.web..")
                .and()
                .areAnnotatedWith(POST.class)
                .should(new ArchCondition<JavaMethod>("consume forms only") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean forms = method.tryGetAnnotationOfType(Consumes.class)
                                .map(consumes -> List.of(consumes.value())
                                        .equals(List.of(MediaType.APPLICATION_FORM_URLENCODED)))
                                .orElse(false);
                        events.add(new SimpleConditionEvent(method, forms, method.getFullName()));
                    }
                })
                .check(MAIN);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.showdown.web..")
                .should()
                .notBeAnnotatedWith(jakarta.ws.rs.PUT.class)
                .andShould()
                .notBeAnnotatedWith(jakarta.ws.rs.PATCH.class)
                .andShould()
                .notBeAnnotatedWith(jakarta.ws.rs.DELETE.class)
                .check(MAIN);
    }

    @Test
    void every_address_says_who_may_use_it() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should(new ArchCondition<JavaMethod>("carry a security annotation") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean secured =
                                Set.of(PermitAll.class, DenyAll.class, RolesAllowed.class, Authenticated.class).stream()
                                        .anyMatch(annotation -> method.isAnnotatedWith(annotation)
                                                || method.getOwner().isAnnotatedWith(annotation));
                        events.add(new SimpleConditionEvent(method, secured, method.getFullName()));
                    }
                })
                .check(MAIN);
    }

    @Test
    void every_call_of_the_api_says_which_scope_a_token_needs() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.showdown.api..")
                .should(new ArchCondition<JavaMethod>("carry @Needs or @NeedsNoScope") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean says =
                                method.isAnnotatedWith(Needs.class) != method.isAnnotatedWith(NeedsNoScope.class);
                        events.add(new SimpleConditionEvent(method, says, method.getFullName()));
                    }
                })
                .check(MAIN);
    }

    @Test
    void transactions_begin_in_features() {
        noClasses()
                .that(resideInAnyPackage(
                        "dev.showdown",
                        "dev.showdown.decision..",
                        "dev.showdown.web..",
                        "dev.showdown.api..",
                        "dev.showdown.system.."))
                .should()
                .dependOnClassesThat(assignableTo(Transactional.class))
                .check(MAIN);
    }

    @Test
    void the_time_comes_from_the_clock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SystemClock")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callConstructor(Date.class)
                .check(MAIN);
    }

    /// Each feature's statements name its own tables and those of the features below it.
    @Test
    void features_are_imported() {
        assertThat(MAIN.stream().map(JavaClass::getPackageName))
                .contains(
                        "dev.showdown",
                        "dev.showdown.decision",
                        "dev.showdown.playbook",
                        "dev.showdown.account",
                        "dev.showdown.assessment",
                        "dev.showdown.report",
                        "dev.showdown.web",
                        "dev.showdown.api",
                        "dev.showdown.system.http");
    }
}
