"""Copies a collection to a folder of Parquet files and says what the files hold: URI DATABASE COLLECTION FOLDER."""

import json
import sys

from pyspark.sql import SparkSession

uri, database, collection, folder = sys.argv[1:]
spark = SparkSession.builder.appName("to-parquet").getOrCreate()
documents = (
    spark.read.format("mongodb")
    .option("connection.uri", uri)
    .option("database", database)
    .option("collection", collection)
    .load()
)
documents.write.partitionBy("region").parquet(folder)
written = spark.read.parquet(folder)
rows = written.orderBy("_id").collect()
answer = {
    "version": spark.version,
    "types": dict(written.dtypes),
    "rows": [row.asDict() for row in rows],
}
spark.stop()
print(json.dumps(answer, default=str))
