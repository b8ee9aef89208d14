// Here comes the batch.
