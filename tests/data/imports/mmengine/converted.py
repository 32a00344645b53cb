base_lr = 0.1
max_epochs = 4
optim_wrapper = dict(optimizer=dict(type='AdamW', lr=base_lr))
train_cfg = dict(type='EpochBasedTrainLoop', max_epochs=max_epochs)
param_scheduler = [
    # epochs that become iterations: 5 to 25, of 5 each
    dict(
        type='CosineAnnealingLR',
        begin=max_epochs // 4,
        end=max_epochs + 1,
        by_epoch=True,
        convert_to_iter_based=True)
]
