package io.qingyuan.casework.internal.flow;

import io.qingyuan.casework.internal.bpmn.Bpmn;
import io.qingyuan.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngines;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Flowable, inside our transaction and in a schema of its own, which migrations make. It keeps running state and nothing
 * else: no history, no identities, no jobs. It is built at the first use, so that it costs the start nothing.
 */
@Component
public class FlowEngine implements DisposableBean {

    private static final ScopedValue<Decisions> DECISIONS = ScopedValue.newInstance();

    private final DataSource database;
    private @Nullable ProcessEngine engine;

    FlowEngine(DataSource database) {
        this.database = database;
    }

    /** What expressions of the engine can name: this one bean with these two questions. */
    public static final class Course {

        private Course() {}

        public boolean takes(String flow) {
            return DECISIONS.get().takes(flow);
        }

        public int units(String node) {
            return DECISIONS.get().units(node);
        }
    }

    private synchronized ProcessEngine engine() {
        ProcessEngine built = engine;
        if (built == null) {
            StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
            configuration
                    .setDataSource(new TransactionAwareDataSourceProxy(database))
                    .setTransactionsExternallyManaged(true)
                    .setDatabaseType("postgres")
                    .setDatabaseSchema("flowable")
                    .setDatabaseTablePrefix("flowable.")
                    .setTablePrefixIsSchema(true)
                    .setUsingSchemaMgmt(false)
                    .setBeans(Map.of("course", new Course()))
                    .setIdGenerator(() -> UUID.randomUUID().toString())
                    .setEnableConfiguratorServiceLoader(false);
            configuration
                    .setDisableIdmEngine(true)
                    .setDisableEventRegistry(true)
                    .setEnableEventDispatcher(false)
                    .setEnableDatabaseEventLogging(false)
                    .setEnableLocalization(false)
                    .setEnableProcessDefinitionInfoCache(false)
                    .setCreateDiagramOnDeploy(false)
                    .setHistoryLevel(HistoryLevel.NONE)
                    .setAsyncExecutorActivate(false);
            built = configuration.buildProcessEngine();
            engine = built;
        }
        return built;
    }

    /** Builds the engine if it is not there yet. */
    public void warm() {
        engine();
    }

    /** Nothing runs in the engine but our calls: it is let go, not closed, which would ask the database once more. */
    @Override
    public synchronized void destroy() {
        ProcessEngine built = engine;
        if (built != null) {
            ProcessEngines.unregister(built);
            engine = null;
        }
    }

    /**
     * Gives a course to the engine.
     *
     * @return the engine's name of it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String deploy(String key, Bpmn course) {
        BpmnModel model = EngineModel.of(key, course);
        String deployment = engine().getRepositoryService()
                .createDeployment()
                .name(key)
                .addBpmnModel(key + ".bpmn", model)
                .deploy()
                .getId();
        return engine().getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .singleResult()
                .getId();
    }

    /**
     * Puts a case at the start of its course.
     *
     * @return the engine's name of the run
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String start(String definition, String caseId, Decisions decisions) {
        return deciding(
                decisions,
                () -> engine().getRuntimeService()
                        .startProcessInstanceById(definition, caseId)
                        .getId());
    }

    /** Takes a token on from its step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(String token, Decisions decisions) {
        deciding(decisions, () -> {
            engine().getTaskService().complete(token);
            return token;
        });
    }

    /** Where the run waits; empty when it has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Token> tokens(String run, Bpmn course) {
        List<Token> tokens = new ArrayList<>();
        for (Task task : engine().getTaskService()
                .createTaskQuery()
                .processInstanceId(run)
                .orderByTaskCreateTime()
                .asc()
                .list()) {
            String node = task.getTaskDefinitionKey();
            Object index = course.node(node).joint()
                    ? engine().getRuntimeService().getVariableLocal(task.getExecutionId(), "loopCounter")
                    : null;
            tokens.add(new Token(task.getId(), node, index instanceof Integer number ? number : 0));
        }
        return tokens;
    }

    /** Moves one token to another step; the others stay where they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(String token, String node, Decisions decisions) {
        deciding(decisions, () -> {
            String execution = engine().getTaskService()
                    .createTaskQuery()
                    .taskId(token)
                    .singleResult()
                    .getExecutionId();
            engine().getRuntimeService()
                    .createChangeActivityStateBuilder()
                    .moveExecutionToActivityId(execution, node)
                    .changeState();
            return node;
        });
    }

    /**
     * Ends a run, if it goes on, and begins a new one that waits at one step and nowhere else.
     *
     * @param run the former, or null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String startAt(
            @Nullable String run, String definition, Bpmn course, String caseId, String node, Decisions decisions) {
        if (run != null) {
            cancel(run);
        }
        String next = start(definition, caseId, new Straight(decisions));
        return deciding(decisions, () -> {
            List<String> waiting =
                    tokens(next, course).stream().map(Token::node).distinct().toList();
            if (!waiting.equals(List.of(node))) {
                engine().getRuntimeService()
                        .createChangeActivityStateBuilder()
                        .processInstanceId(next)
                        .moveActivityIdsToSingleActivityId(waiting, node)
                        .changeState();
            }
            return next;
        });
    }

    /** On the way to a step that is named anyway, no condition is asked. */
    private record Straight(Decisions decisions) implements Decisions {
        @Override
        public boolean takes(String flow) {
            return false;
        }

        @Override
        public int units(String node) {
            return decisions.units(node);
        }
    }

    /** Ends a run where it stands. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(String run) {
        engine().getRuntimeService().deleteProcessInstance(run, "cancelled");
    }

    private static <T> T deciding(Decisions decisions, Supplier<T> work) {
        try {
            return ScopedValue.where(DECISIONS, decisions).call(work::get);
        } catch (RuntimeException e) {
            // the engine wraps what our decisions throw
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProblemException problem) {
                    throw problem;
                }
            }
            throw e;
        }
    }
}
