"use strict";

exports.Basics = require("./basics.js").Basics;
exports.LambdaFunction = require("./lambda-function.js").LambdaFunction;
exports.SqsQueue = require("./sqs-queue.js").SqsQueue;
