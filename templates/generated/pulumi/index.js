"use strict";

exports.LambdaFunction = require("./lambda-function.js").LambdaFunction;
exports.SqsQueue = require("./sqs-queue.js").SqsQueue;
