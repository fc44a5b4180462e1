package dev.showdown.system.http;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;

/** Which methods the address of a page takes, found in the way in which a request finds its page. */
@ApplicationScoped
class PageCalls {

    private final BeanManager beans;

    /** Read once: pages do not change while the program runs. */
    private final AtomicReference<Map<String, RequestMapper<String>>> known = new AtomicReference<>();

    PageCalls(BeanManager beans) {
        this.beans = beans;
    }

    /** In the order of the alphabet; empty for an address that leads nowhere. */
    List<String> of(String path) {
        TreeSet<String> methods = new TreeSet<>();
        known.updateAndGet(found -> found == null ? read() : found).forEach((method, addresses) -> {
            if (addresses.map(path) != null) {
                methods.add(method);
            }
        });
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return List.copyOf(methods);
    }

    private Map<String, RequestMapper<String>> read() {
        Map<String, ArrayList<RequestPath<String>>> addresses = new TreeMap<>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .forEach(method -> verbs(method).forEach(verb -> addresses
                        .computeIfAbsent(verb, _ -> new ArrayList<>())
                        .add(new RequestPath<>(false, template(method), verb))));
        Map<String, RequestMapper<String>> mappers = new TreeMap<>();
        addresses.forEach((verb, paths) -> mappers.put(verb, new RequestMapper<>(paths)));
        return mappers;
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value);
    }

    private static URITemplate template(Method method) {
        Path below = method.getAnnotation(Path.class);
        String root = method.getDeclaringClass().getAnnotation(Path.class).value();
        String path = below == null ? root : root + "/" + below.value();
        return new URITemplate(path.replaceAll("/+", "/"), false);
    }
}
