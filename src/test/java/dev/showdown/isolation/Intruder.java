package dev.showdown.isolation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.showdown.Seen;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.ReturnPage;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Comments;
import dev.showdown.decision.Priorities;
import dev.showdown.decision.SwingPoints;
import dev.showdown.isolation.Tenants.Tenant;
import dev.showdown.report.SharedLink;

/// Somebody who belongs to one workspace and knows every id of another. They call whatever a feature offers to a
/// caller, with the ids of the other, as if a check of objects had been forgotten: what is left are the walls.
final class Intruder {

    /// What says by itself whom it belongs to: who holds a link may read what it leads to.
    private static final Class<?> CAPABILITY = SharedLink.class;

    /// Whichever version stands there, it is no news: what is left to refuse the change are the walls.
    private static final Seen WHATEVER = new Seen(IntStream.range(0, 50).boxed().collect(Collectors.toSet()), false);

    private static final UUID STRANGER = UUID.randomUUID();

    private final Grant forged;
    private final AssessmentView view;
    private final Caller.Visitor browser;
    private final List<UUID> ids;

    /// @param view what the other sees
    /// @param ids of rows of the other, besides its assessment
    Intruder(Tenant own, Tenant other, AssessmentView view, List<UUID> ids) {
        this.forged = new Grant(
                own.workspace(), other.grant().assessment(), other.member().participant(), Grant.Role.FACILITATOR);
        this.browser = own.lead();
        this.view = (AssessmentView) copy(view, Map.of(Grant.class, forged, String.class, "forged"));
        this.ids = ids;
    }

    Grant forged() {
        return forged;
    }

    /// One call, with its values.
    record Attempt(Object service, Method method, Object[] values) {

        String name() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }

        Object make() throws Throwable {
            try {
                return method.invoke(service, values);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    /// Everything that can be tried with a service.
    Stream<Attempt> attempts(Object service, Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic()
                        && takesCaller(method))
                .sorted(Comparator.comparing(Method::toGenericString))
                .flatMap(method ->
                        combinations(method).stream().map(values -> new Attempt(service, method, values.toArray())));
    }

    private static boolean takesCaller(Method method) {
        List<Class<?>> types = List.of(method.getParameterTypes());
        return types.stream()
                        .anyMatch(type -> type == Grant.class
                                || type == AssessmentView.class
                                || Caller.class.isAssignableFrom(type))
                && !types.contains(CAPABILITY)
                && Stream.of(method.getParameters())
                        .noneMatch(parameter -> parameter.getName().equals("token"));
    }

    private List<List<Object>> combinations(Method method) {
        List<List<Object>> all = List.of(List.of());
        boolean first = true;
        for (Parameter parameter : method.getParameters()) {
            List<Object> candidates = candidates(parameter, first);
            first &= parameter.getType() != UUID.class;
            all = all.stream()
                    .flatMap(begun -> candidates.stream().map(value -> {
                        List<Object> longer = new ArrayList<>(begun);
                        longer.add(value);
                        return longer;
                    }))
                    .toList();
        }
        return all;
    }

    /// The first id is the assessment's, unless it is the only one; any other may be any row's.
    private List<Object> candidates(Parameter parameter, boolean first) {
        if (parameter.getType() == UUID.class) {
            boolean only = Stream.of(parameter.getDeclaringExecutable().getParameterTypes())
                            .filter(type -> type == UUID.class)
                            .count()
                    == 1;
            List<Object> candidates = new ArrayList<>(first ? List.of(forged.assessment()) : ids);
            if (only) {
                candidates.addAll(ids);
            }
            return candidates;
        }
        if (parameter.getType() == int.class) {
            return List.of(0, 1, 2);
        }
        List<Object> one = new ArrayList<>();
        one.add(value(parameter.getType(), parameter.getName()));
        return one;
    }

    private Object value(Class<?> type, String name) {
        if (type == Grant.class) {
            return forged;
        } else if (type == AssessmentView.class) {
            return view;
        } else if (type == Caller.Visitor.class || type == Caller.Browser.class) {
            return browser;
        } else if (type == UUID.class) {
            // Somebody with an account who is a member of neither.
            return STRANGER;
        } else if (type == Caller.class) {
            return Tenants.holder(forged);
        } else if (type == String.class) {
            return text(name);
        } else if (type == boolean.class) {
            return true;
        } else if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 0L;
        } else if (type == Optional.class) {
            return Optional.empty();
        } else if (type == OptionalInt.class) {
            return OptionalInt.empty();
        } else if (type == ReturnPage.class) {
            return ReturnPage.NONE;
        } else if (type == Set.class) {
            return Set.of();
        } else if (Collection.class.isAssignableFrom(type)) {
            return List.of();
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == Instant.class || type == java.time.LocalDate.class) {
            return null;
        } else if (type == UnaryOperator.class) {
            return UnaryOperator.identity();
        } else if (type == Comments.Place.class) {
            return Comments.Place.FIRST;
        } else if (type == Seen.class) {
            return WHATEVER;
        } else if (type == Priorities.class) {
            return new SwingPoints(Map.of("throughput", 100.0));
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord()) {
            return made(type);
        }
        throw new AssertionError("Tell the intruder what to try as " + type.getName() + " " + name);
    }

    private static String text(String name) {
        return switch (name) {
            case "question" -> "product";
            case "choice" -> "services";
            case "alternative" -> "node";
            case "expires" -> "never";
            case "revision" -> "latest";
            case "playbook" -> "";
            default -> "intruder was here";
        };
    }

    private Object made(Class<?> type) {
        return construct(
                type,
                Stream.of(type.getRecordComponents())
                        .map(part -> value(part.getType(), part.getName()))
                        .toArray());
    }

    private static Object copy(Object original, Map<Class<?>, Object> changed) {
        return construct(
                original.getClass(),
                Stream.of(original.getClass().getRecordComponents())
                        .map(part -> changed.getOrDefault(part.getType(), part(original, part)))
                        .toArray());
    }

    private static Object part(Object original, RecordComponent part) {
        try {
            return part.getAccessor().invoke(original);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object construct(Class<?> type, Object[] values) {
        try {
            return type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
