console.log(process.env.NATS_SERVER)
