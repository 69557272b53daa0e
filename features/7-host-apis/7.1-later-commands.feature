Feature: The provisioning command in later processes
  SWRA513C section 7.1. The device and its host driver answer each command in the same way, whatever the earlier processes
  and attempts were. In these scenarios a process has ended in each way, or an attempt has failed.

  Rule: PROV-7.1-04 The device rejects a second start in each process

    @PROV-7.1-04 @PROV-7.2-11
    Scenario Outline: PROV-7.1-04/3 When <process> <moment>, the device rejects a second start
      Given <process> <moment>
      When the host tries to start AP+SmartConfig provisioning
      Then the start is rejected: already started

      Examples:
        | process                                                  | moment                   |
        | AP+SmartConfig provisioning after a time-out and a reset | is waiting for a profile |

      @needs-phone
      Examples: with further needs
        | process                               | moment                   |
        | AP provisioning in its second attempt | is waiting for a profile |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                                       | moment                                       |
        | AP provisioning in its second attempt                         | has failed to find the network               |
        | AP+SmartConfig provisioning in its third attempt              | is waiting for an IP address                 |
        | AP provisioning after a success in its second attempt         | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning after a stop in its third attempt | has failed to deliver the result             |
        | AP+SmartConfig provisioning after a time-out and a reset      | has failed to connect                        |
        | AP provisioning after a reset and a time-out                  | has failed to get an IP address              |
        | AP+SmartConfig provisioning after a stop in its third attempt | is waiting for the phone to fetch the result |
        | AP+SmartConfig provisioning with external confirmation        | has failed to find the network               |
        | AP provisioning after a reset and a time-out                  | is waiting for an IP address                 |
        | external configuration                                        | has failed to connect                        |
        | external configuration                                        | is waiting for an IP address                 |

      @needs-phone @needs-network @needs-smartconfig
      Examples: with many attempts or processes
        | process                                          | moment                                       |
        | AP+SmartConfig provisioning in its sixth attempt | has failed to find the network               |
        | SmartConfig provisioning                         | is waiting for the phone to fetch the result |

      Examples: of other states
        | process                          | moment                   |
        | AP provisioning after nine stops | is waiting for a profile |
        | external configuration           | is ready for the host    |

      @needs-phone
      Examples: before the restart
        | process                | moment                     |
        | external configuration | is waiting for its restart |

  Rule: PROV-7.1-08 The device rejects a start with an invalid parameter after each process

    @PROV-7.1-08
    Scenario Outline: PROV-7.1-08/3 When <process> <moment>, the device rejects a start with an unknown role
      Given <process> <moment>
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_AP |
        | RequestedRoleAfterSuccess | 127                                    |
        | InactivityTimeoutSec      | 600                                    |
        | Flags                     | 0                                      |
      Then the start is rejected: invalid parameter
      And sl_DeviceGet is served

      Examples:
        | process                                                            | moment                       |
        | SmartConfig provisioning after a stop                              | has been stopped by its host |
        | AP+SmartConfig provisioning after a stop                           | has been stopped by its host |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host |
        | auto-provisioning as a station                                     | has been stopped by its host |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |
        | AP provisioning                                                    | has been reset by its host   |

      @needs-phone
      Examples: with further needs
        | process                                          | moment                       |
        | AP provisioning in its second attempt            | has been stopped by its host |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host |

      @needs-phone @needs-network
      Examples: with further needs
        | process                         | moment                       |
        | AP provisioning after a success | has been stopped by its host |

      Examples: with other options
        | process                                                            | moment                     |
        | AP provisioning with external confirmation from role AP to role AP | has been reset by its host |

      @needs-phone
      Examples: with a third profile
        | process                               | moment                       |
        | AP provisioning in its fourth attempt | has been stopped by its host |

      Examples: of other processes
        | process                | moment                       |
        | external configuration | has been stopped by its host |

  Rule: PROV-3.2-06 The command carries the SmartConfig key after each process

    @PROV-3.2-06 @needs-driver-port
    Scenario Outline: PROV-3.2-06/2 When <process> <moment>, the host driver sends a key with its parameters
      Given <process> <moment>
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_SC |
        | RequestedRoleAfterSuccess | ROLE_STA                               |
        | InactivityTimeoutSec      | 600                                    |
        | pSmartConfigKey           | 0123456789abcdef                       |
        | Flags                     | 0                                      |
      Then the host driver has sent the SmartConfig key with its length, the AES cipher and the default group

      Examples:
        | process                                                            | moment                       |
        | SmartConfig provisioning after a stop                              | has been stopped by its host |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host |
        | auto-provisioning as a station                                     | has been stopped by its host |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |
        | AP provisioning                                                    | has been reset by its host   |

      @needs-phone
      Examples: with further needs
        | process                                          | moment                       |
        | AP provisioning in its second attempt            | has been stopped by its host |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host |

      @needs-phone @needs-network
      Examples: with further needs
        | process                         | moment                       |
        | AP provisioning after a success | has been stopped by its host |

      Examples: with other options
        | process                                               | moment                     |
        | AP provisioning with external confirmation to role AP | has been reset by its host |

      @needs-phone
      Examples: with a third profile
        | process                               | moment                       |
        | AP provisioning in its fourth attempt | has been stopped by its host |

      Examples: of other processes
        | process                | moment                       |
        | external configuration | has been stopped by its host |

  Rule: PROV-7.1-22 The device accepts a start with a key after each process

    @PROV-7.1-22
    Scenario Outline: PROV-7.1-22/3 When <process> <moment>, the device accepts a start of SmartConfig with a key
      Given <process> <moment>
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_SC |
        | RequestedRoleAfterSuccess | ROLE_STA                               |
        | InactivityTimeoutSec      | 600                                    |
        | pSmartConfigKey           | 0123456789abcdef                       |
        | Flags                     | 0                                      |
      Then the call is answered with SL_RET_CODE_OK

      Examples:
        | process                                                            | moment                       |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host |
        | auto-provisioning as a station                                     | has been stopped by its host |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |
        | AP provisioning                                                    | has been reset by its host   |

      @needs-phone
      Examples: with further needs
        | process                                          | moment                       |
        | AP provisioning in its second attempt            | has been stopped by its host |
        | AP+SmartConfig provisioning in its third attempt | has been stopped by its host |

      @needs-phone @needs-network
      Examples: with further needs
        | process                         | moment                       |
        | AP provisioning after a success | has been stopped by its host |

      Examples: after earlier processes or attempts
        | process                                      | moment                     |
        | AP provisioning after a reset and a time-out | has been reset by its host |

      Examples: with other options
        | process                                               | moment                     |
        | AP provisioning with external confirmation to role AP | has been reset by its host |

      @needs-phone
      Examples: with a third profile
        | process                               | moment                       |
        | AP provisioning in its fourth attempt | has been stopped by its host |

      Examples: of other processes
        | process                | moment                       |
        | external configuration | has been stopped by its host |

  Rule: PROV-5.1.2-13 The device rejects an abort after each process

    @PROV-5.1.2-13 @PROV-7.1-10
    Scenario Outline: PROV-5.1.2-13/6 When <process> <moment>, the device rejects an abort again
      Given <process> <moment>
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

      Examples:
        | process                                                            | moment                       |
        | SmartConfig provisioning after a stop                              | has been stopped by its host |
        | AP+SmartConfig provisioning after a time-out and a reset           | has been stopped by its host |
        | AP provisioning after a reset and a time-out                       | has been stopped by its host |
        | auto-provisioning as a station                                     | has been stopped by its host |
        | auto-provisioning as an access point after a stop                  | has been stopped by its host |
        | AP provisioning with the short inactivity time-out (30 s)          | has ended by inactivity      |
        | SmartConfig provisioning with the short inactivity time-out (30 s) | has ended by inactivity      |
        | AP provisioning                                                    | has been reset by its host   |

      @needs-phone
      Examples: with further needs
        | process                                          | moment                     |
        | AP+SmartConfig provisioning in its third attempt | is waiting for a profile   |
        | AP provisioning in its second attempt            | has been reset by its host |
        | AP provisioning in its third attempt             | has been reset by its host |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                                    | moment                         |
        | AP provisioning after a success                            | has been stopped by its host   |
        | auto-provisioning as an access point in its second attempt | has failed to find the network |
        | external configuration                                     | has failed to connect          |

      Examples: with other options
        | process                                               | moment                     |
        | AP provisioning with external confirmation to role AP | has been reset by its host |

      @needs-phone
      Examples: with a third profile
        | process                               | moment                       |
        | AP provisioning in its fourth attempt | has been stopped by its host |

      Examples: of other processes
        | process                | moment                       |
        | external configuration | has been stopped by its host |

  Rule: PROV-7.1-07 The device rejects a start with a full profile list after a process

    @PROV-7.1-07 @PROV-7.2-10
    Scenario: PROV-7.1-07/2 The device rejects a second process when its profile list has become full
      Given a running device with:
        | profiles | one, two, three, four, five, six |
      And the host starts AP provisioning
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_WlanProfileAdd with:
        | pName           | seven                 |
        | pSecParams.Type | SL_WLAN_SEC_TYPE_OPEN |
        | pSecParams.Key  |                       |
        | Priority        | 0                     |
      When the host tries to start AP provisioning
      Then the start is rejected: profile list full

    @PROV-7.1-07 @PROV-7.2-10
    Scenario: PROV-7.1-07/3 The device rejects a third process when its profile list has become full
      Given a running device with:
        | profiles | one, two, three, four, five, six |
      And the host starts AP provisioning after a stop
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_WlanProfileAdd with:
        | pName           | seven                 |
        | pSecParams.Type | SL_WLAN_SEC_TYPE_OPEN |
        | pSecParams.Key  |                       |
        | Priority        | 0                     |
      When the host tries to start AP provisioning
      Then the start is rejected: profile list full

    @PROV-7.1-07 @PROV-7.2-10
    Scenario Outline: PROV-7.1-07/5 The device rejects a start when the place of profile <index> is taken again
      Given a running device with:
        | profiles | one, two, three, four, five, six, seven |
      And the host calls sl_WlanProfileDel with:
        | Index | <index> |
      And the host calls sl_WlanProfileAdd with:
        | pName           | eight                 |
        | pSecParams.Type | SL_WLAN_SEC_TYPE_OPEN |
        | pSecParams.Key  |                       |
        | Priority        | 0                     |
      And the call is served
      When the host tries to start AP provisioning
      Then the start is rejected: profile list full

      Examples:
        | index |
        | 0     |
        | 6     |

  Rule: PROV-7.1-07 A profile list with a free place is not full

    @PROV-7.1-07 @PROV-7.2-10
    Scenario Outline: PROV-7.1-07/4 The device accepts a start when the host has deleted the profile <index> of seven
      Given a running device with:
        | profiles | one, two, three, four, five, six, seven |
      And the host calls sl_WlanProfileDel with:
        | Index | <index> |
      And the call is served
      When the host tries to start AP provisioning
      Then the call is served
      And the device does not report SL_WLAN_PROVISIONING_ERROR_ABORT_PROFILE_LIST_FULL within the silence (3 s)

      Examples:
        | index |
        | 0     |
        | 3     |
        | 6     |
