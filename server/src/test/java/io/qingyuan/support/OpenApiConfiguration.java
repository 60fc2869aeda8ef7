package io.qingyuan.support;

import io.qingyuan.identity.Actor;
import io.qingyuan.time.AsOf;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What the code cannot tell springdoc by itself: who asks and {@code asOf} are no bodies, and what is not null is there. */
@TestConfiguration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String ROOT = "io.qingyuan.";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, AsOf.class);
    }

    @Bean
    OperationCustomizer asOfIsAQueryParameter() {
        return (operation, method) -> {
            if (Arrays.asList(method.getMethod().getParameterTypes()).contains(AsOf.class)) {
                operation.addParametersItem(new QueryParameter()
                        .name("asOf")
                        .description("recorded time the question is asked for; absent means now")
                        .schema(new StringSchema().format("date-time")));
            }
            return operation;
        };
    }

    @Bean
    ModelResolver modelResolver(org.springdoc.core.providers.ObjectMapperProvider mapper) {
        return new ModelResolver(mapper.jsonMapper(), new ModuleNames()).openapi31(true);
    }

    @Bean
    ModelConverter whatIsNotNullIsThere() {
        return new RecordComponents();
    }

    /** {@code plan.IndicatorView}: two modules may each have a view of the same simple name. */
    private static final class ModuleNames extends TypeNameResolver {

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            String name = super.nameForClass(type, options);
            if (!type.getName().startsWith(ROOT)) {
                return name;
            }
            String module = type.getName().substring(ROOT.length()).split("\\.", 2)[0];
            Class<?> enclosing = type.getEnclosingClass();
            String outer = enclosing == null || enclosing.getSimpleName().endsWith("Controller")
                    ? ""
                    : enclosing.getSimpleName() + ".";
            return module + "." + outer + name;
        }
    }

    private static final class RecordComponents implements ModelConverter {

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            if (!chain.hasNext()) {
                return null;
            }
            Schema<?> schema = chain.next().resolve(type, context, chain);
            Class<?> raw = com.fasterxml.jackson.databind.type.TypeFactory.defaultInstance()
                    .constructType(type.getType())
                    .getRawClass();
            if (schema != null && raw.isRecord() && raw.getName().startsWith(ROOT)) {
                Schema<?> defined = schema.get$ref() == null
                        ? schema
                        : context.getDefinedModels()
                                .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
                if (defined != null && defined.getRequired() == null) {
                    for (RecordComponent component : raw.getRecordComponents()) {
                        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                                && defined.getProperties() != null
                                && defined.getProperties().containsKey(component.getName())) {
                            defined.addRequiredItem(component.getName());
                        }
                    }
                }
            }
            return schema;
        }
    }
}
