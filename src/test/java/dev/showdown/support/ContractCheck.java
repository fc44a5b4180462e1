package dev.showdown.support;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import org.jsoup.Jsoup;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds every answer of the API, in every test, against the description that the same program publishes.
public final class ContractCheck implements Filter, QuarkusTestBeforeEachCallback {

    private static final Map<String, Contract> CONTRACTS = new ConcurrentHashMap<>();

    private static final Map<String, Set<String>> CODES = new ConcurrentHashMap<>();

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(this);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification answer, FilterContext context) {
        Response response = context.next(request, answer);
        URI address = URI.create(request.getURI());
        check(
                address.getScheme() + "://" + address.getAuthority(),
                new Contract.Answer(
                        request.getMethod(),
                        address.getRawPath(),
                        response.statusCode(),
                        response.headers().asList().stream()
                                .collect(Collectors.toMap(Header::getName, Header::getValue, (first, _) -> first)),
                        response.asByteArray()));
        return response;
    }

    static void check(String base, Contract.Answer answer) {
        if (answer.path().startsWith(Contract.ROOT)) {
            assertThat(at(base).faults(answer)).as("against /openapi").isEmpty();
            answer.code().ifPresent(code -> assertThat(explained(base))
                    .as("codes that /api explains")
                    .contains(code));
        }
    }

    private static Set<String> explained(String base) {
        return CODES.computeIfAbsent(
                base,
                _ -> Set.copyOf(Jsoup.parse(RestAssured.given()
                                .noFilters()
                                .get(base + "/api")
                                .asString())
                        .select("[id]")
                        .eachAttr("id")));
    }

    /// What the program at this address publishes.
    private static Contract at(String base) {
        return CONTRACTS.computeIfAbsent(
                base,
                _ -> Contract.read(RestAssured.given()
                        .noFilters()
                        .accept("application/json")
                        .get(base + "/openapi")
                        .asByteArray()));
    }
}
