import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node on 127.0.0.1: `Main FOLDER HTTP_PORT TRANSPORT_PORT [SETTING=VALUE ...]`. */
public final class Main {
  public static void main(String[] args) throws Exception {
    OpenSearchRunner runner = new OpenSearchRunner();
    runner.onBuild((index, settings) -> {
      settings.put("network.host", "127.0.0.1").put("http.port", args[1]).put("transport.port", args[2]);
      settings.put("discovery.type", "single-node");
      settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
      // A single node refuses to start with the runner's own list of nodes.
      settings.remove("discovery.seed_hosts");
      settings.remove("cluster.initial_master_nodes");
      settings.remove("cluster.initial_cluster_manager_nodes");
      for (int at = 3; at < args.length; at++) settings.put(args[at].split("=", 2)[0], args[at].split("=", 2)[1]);
    });
    runner.build(OpenSearchRunner.newConfigs().basePath(args[0]).clusterName("flows").numOfNode(1));
    Thread.currentThread().join();
  }
}
