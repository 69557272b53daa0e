Feature: External configuration after earlier processes
  SWRA513C chapter 6. External configuration works in the same way after each process. After its restart it confirms the
  profile, and each result leads on as in the other modes.

  Rule: PROV-6-01 The device reports READY after each process

    @PROV-6-01 @PROV-7.2-18
    Scenario Outline: PROV-6-01/2 During <process>, the device reports READY
      Given <process> is not ready for the host yet
      Then the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY

      Examples:
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

      @needs-phone @needs-network
      Examples: with further needs
        | process                                |
        | external configuration after a success |

  Rule: PROV-6-14 After the restart the device confirms the profile of each process

    @PROV-6-14 @PROV-8.7-02 @needs-phone @needs-network
    Scenario Outline: PROV-6-14/2 During <process>, the confirmation after the restart succeeds
      Given <process> is waiting for its restart
      And the network "home" is in range
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                                             |
        | external configuration                              |
        | external configuration after a success              |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

  Rule: PROV-6-07 SmartConfig works beside external configuration after each process

    @PROV-6-07 @PROV-6-11 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-6-07/2 During <process>, the device reports a profile by SmartConfig and requests a restart
      Given <process> is ready for the host
      And the host calls sl_Socket
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports a restart request

      Examples:
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: with further needs
        | process                                |
        | external configuration after a success |
