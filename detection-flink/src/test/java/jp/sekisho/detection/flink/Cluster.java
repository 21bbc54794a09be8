// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.flink;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// A Flink cluster of two task managers in this process.
final class Cluster implements AutoCloseable {

    /// How many tasks work side by side, each in a task manager of its own.
    static final int PARALLELISM = 2;

    private final MiniCluster cluster;
    private final Configuration configuration = new Configuration();
    private int killed;

    Cluster(Path checkpoints) throws Exception {
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 20);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
        configuration.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofSeconds(10));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration)
                                .setNumTaskManagers(PARALLELISM)
                                .setNumSlotsPerTaskManager(1)
                                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                                .build());
        cluster.start();
    }

    JobID submit(JobSettings settings) throws Exception {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(configuration);
        env.setParallelism(PARALLELISM);
        DetectionJob.build(env, settings);
        JobGraph graph = env.getStreamGraph().getJobGraph();
        return cluster.submitJob(graph).get().getJobID();
    }

    void await(JobID job) throws Exception {
        JobResult result = cluster.requestJobResult(job).get();
        result.toJobExecutionResult(Cluster.class.getClassLoader());
    }

    void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get();
        cluster.requestJobResult(job).get();
    }

    /// Ends a task manager as a crash would, and starts another one: each time the oldest that is
    /// still there, since one that ended keeps its number.
    void killOneTaskManager() throws Exception {
        cluster.terminateTaskManager(killed++).get();
        cluster.startTaskManager();
    }

    /// How often a job was started anew after a failure.
    long restarts(JobID job) {
        return cluster.getExecutionGraph(job)
                .join()
                .getAllExecutionVertices()
                .iterator()
                .next()
                .getCurrentExecutionAttempt()
                .getAttemptNumber();
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
